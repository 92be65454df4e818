import LuaKit
import NewsCorpus
import NewsScript
import Spelling

/// Options of components in a file: a JSON object of `option` or `component.option`, or of components
/// with objects of their options.
struct SettingsFile {
  private static let longest = 16 << 20

  private let path: String
  private let values: [String: JSONValue]

  /// Reads a file; nil when none is named.
  init?(_ path: String?) throws(CommandFailure) {
    guard let path else { return nil }
    let bytes = try CommandFailure.reading(path) { () throws(FileError) in
      try DescriptorSource(path: path).readAll(upTo: Self.longest)
    }
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONValue.parse(bytes)
    } catch {
      throw CommandFailure(.usage, "--set-file: '\(path)': \(error)")
    }
    guard case .table(let values) = value else {
      throw CommandFailure(.usage, "--set-file: '\(path)': expected a JSON object of options")
    }
    (self.path, self.values) = (path, values)
  }

  /// Sets the options; one that no component has, or that has a wrong value, is a usage error.
  func apply(to components: inout [LoadedComponent]) throws(CommandFailure) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if case .table(let options) = value,
        let index = components.firstIndex(where: { $0.component.name == name })
      {
        for (option, value) in options.sorted(by: { $0.key < $1.key }) {
          try set(option, value, of: [index], in: &components)
        }
        continue
      }
      let setting = ComponentSetting(name)
      let meant = setting.places(in: components)
      if meant.isEmpty { throw unknown(name, components) }
      try set(setting.option, value, of: meant, in: &components)
    }
  }

  private func set(
    _ option: String, _ value: JSONValue, of meant: [Int], in components: inout [LoadedComponent]
  ) throws(CommandFailure) {
    guard let plain = Self.plain(value) else {
      throw CommandFailure(
        .usage,
        "--set-file: '\(path)': option '\(option)': expected a string, a number, true, false or a "
          + "list of those, got \(value.typeName)")
    }
    for index in meant {
      do throws(LuaError) {
        try components[index].set([option: plain])
      } catch {
        throw CommandFailure(.usage, "--set-file: '\(path)': \(error.message)")
      }
    }
  }

  private static func plain(_ value: JSONValue) -> ComponentOption.Value? {
    switch value {
    case .string(let text): return .string(text)
    case .integer(let number): return .integer(Int(number))
    case .number(let number): return .number(number)
    case .bool(let flag): return .boolean(flag)
    case .list(let values):
      let plain = values.compactMap(Self.plain)
      return plain.count == values.count ? .list(plain) : nil
    case .null, .table: return nil
    }
  }

  private func unknown(_ name: String, _ components: [LoadedComponent]) -> CommandFailure {
    let known =
      components.map(\.component.name)
      + components.flatMap {
        $0.component.options.map(\.name)
      }
    let question = NearestName.question(NearestName.nearest(to: name, among: known))
    return CommandFailure(
      .usage, "--set-file: '\(path)': no component that runs has the option '\(name)'\(question)")
  }
}
