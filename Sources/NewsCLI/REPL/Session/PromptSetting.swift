import Spelling

/// Something of the prompt that a person may set, with `:set` or in `init.lua`.
struct PromptSetting: Equatable, Sendable {
  /// What a setting may be.
  enum Kind: Equatable, Sendable {
    /// A whole number of a range.
    case number(ClosedRange<Int>)
    /// On or off.
    case flag
    /// One of some words.
    case choice([String])
    /// Any text, an empty one too.
    case text
  }

  /// The name.
  let name: String
  /// What it may be.
  let kind: Kind
  /// The value that it has when nobody sets it, as text.
  let standard: String
  /// What it is for, in one sentence.
  let summary: String

  static let format = PromptSetting(
    name: "format", kind: .choice(["table", "json", "lua", "csv"]), standard: "table",
    summary: "How values are shown.")
  static let width = PromptSetting(
    name: "width", kind: .number(0...1000), standard: "0",
    summary: "Columns that values may take; 0 is as wide as the terminal.")
  static let rows = PromptSetting(
    name: "rows", kind: .number(1...10_000), standard: "20",
    summary: "Rows of a list that are shown at once.")
  static let pager = PromptSetting(
    name: "pager", kind: .text, standard: "",
    summary: "Program that shows long values; empty takes $PAGER.")
  static let editor = PromptSetting(
    name: "editor", kind: .text, standard: "",
    summary: "Program of :edit; empty takes $VISUAL or $EDITOR.")
  static let colours = PromptSetting(
    name: "colours", kind: .flag, standard: "on",
    summary: "Whether what is typed has colours; NO_COLOR turns them off, too.")

  /// The settings that name programs, which only a person may choose.
  static let programs: Set = ["pager", "editor"]

  /// All of them, in the order in which they are listed.
  static let all = [format, width, rows, pager, editor, colours]

  /// What values there are, in words.
  var expectation: String {
    switch kind {
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "on or off"
    case .choice(let words): words.joined(separator: ", ")
    case .text: "a text"
    }
  }

  /// The value that a text means, or nil when it is none.
  func value(of text: String) -> String? {
    switch kind {
    case .number(let range): Int(text).flatMap { range.contains($0) ? String($0) : nil }
    case .flag:
      switch text {
      case "on", "true", "yes", "1": "on"
      case "off", "false", "no", "0": "off"
      default: nil
      }
    case .choice(let words): words.contains(text) ? text : nil
    case .text: text
    }
  }
}

/// The settings of a session.
final class PromptSettings {
  /// Whether scripts may no longer say which programs run.
  var isSealed = false
  private var values: [String: String] = [:]

  /// Why a setting is not set.
  enum Failure: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    case badValue(String, of: PromptSetting)

    var description: String {
      switch self {
      case .unknown(let name):
        let known = PromptSetting.all.map(\.name)
        return NearestName.nearest(to: name, among: known).map {
          "no setting '\(name)' (did you mean '\($0)'?)"
        } ?? "no setting '\(name)'; there are \(known.joined(separator: ", "))"
      case .badValue(let text, let setting):
        return "setting '\(setting.name)': expected \(setting.expectation), got '\(text)'"
      }
    }
  }

  /// The value of a setting, as text.
  subscript(setting: PromptSetting) -> String { values[setting.name] ?? setting.standard }

  /// The value of a setting that is a number.
  func number(_ setting: PromptSetting) -> Int { Int(self[setting]) ?? 0 }

  /// The value of a setting that is on or off.
  func isOn(_ setting: PromptSetting) -> Bool { self[setting] == "on" }

  /// The setting of a name.
  static func named(_ name: String) throws(Failure) -> PromptSetting {
    guard let setting = PromptSetting.all.first(where: { $0.name == name }) else {
      throw .unknown(name)
    }
    return setting
  }

  /// Sets a setting to what a text means.
  func set(_ name: String, to text: String) throws(Failure) {
    let setting = try Self.named(name)
    guard let value = setting.value(of: text) else { throw .badValue(text, of: setting) }
    values[name] = value
  }
}
