import LuaKit
import NewsCorpus
import TerminalText

/// The words of a language in which values are written so that a program reads them.
enum ValueSyntax {
  case json, lua

  /// What stands between a key and its value.
  var assignment: String { self == .json ? ": " : " = " }

  /// The brackets of a list.
  var list: (open: String, close: String) { self == .json ? ("[", "]") : ("{", "}") }

  /// What stands for a value that cannot be written.
  func unknown(_ what: String) -> String {
    self == .json ? Self.json(what) : "nil --[[ \(DisplayText.visible(what)) ]]"
  }

  /// A plain value; nil for tables and objects.
  func plain(_ value: LuaValue) -> String? {
    switch value {
    case .nil: self == .json ? "null" : "nil"
    case .boolean(let flag): String(flag)
    case .integer(let number):
      self == .lua && number == .min ? "math.mininteger" : String(number)
    case .number(let number): self.number(number)
    case .string(let string): quoted(string.bytes)
    case .function: unknown("function")
    case .coroutine: unknown("coroutine")
    case .table, .object: nil
    }
  }

  private func number(_ number: Double) -> String {
    if number.isFinite { return number.description }
    if self == .json { return "null" }
    return number.isNaN ? "0/0" : number > 0 ? "math.huge" : "-math.huge"
  }

  /// A string in quotes.
  func quoted(_ bytes: [UInt8]) -> String {
    self == .json ? Self.json(String(decoding: bytes, as: UTF8.self)) : Self.lua(bytes)
  }

  /// The key of a field; nil for a key that cannot be written.
  func key(_ key: LuaValue) -> String? {
    switch (self, key) {
    case (.json, .string(let text)): return quoted(text.bytes)
    case (.json, .integer), (.json, .boolean), (.json, .number):
      return plain(key).map { "\"" + $0 + "\"" }
    case (.lua, .string(let text)):
      let name = String(decoding: text.bytes, as: UTF8.self)
      return LuaText.isName(name) ? name : "[" + quoted(text.bytes) + "]"
    case (.lua, .integer), (.lua, .boolean), (.lua, .number):
      return plain(key).map { "[" + $0 + "]" }
    default: return nil
    }
  }

  /// JSON whose characters a terminal only shows.
  static func visible(_ json: [UInt8]) -> String {
    let text = String(decoding: json, as: UTF8.self)
    guard text.unicodeScalars.contains(where: { $0 != "\n" && DisplayText.isUnseen($0) }) else {
      return text
    }
    var visible = ""
    for scalar in text.unicodeScalars {
      if scalar != "\n", DisplayText.isUnseen(scalar) {
        let digits = String(scalar.value, radix: 16)
        visible += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  private static func json(_ text: String) -> String {
    var writer = JSONWriter(layout: .compact)
    writer.string(text)
    return visible(writer.bytes)
  }

  /// Bytes that are no characters, or command a terminal, become escapes.
  private static func lua(_ bytes: [UInt8]) -> String {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var quoted = "\""
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .emptyInput: return quoted + "\""
      case .error(let length):
        for byte in bytes[position..<(position + length)] { quoted += escape(byte) }
        position += length
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case "\r": quoted += "\\r"
        case _ where DisplayText.isUnseen(scalar):
          for byte in encoded { quoted += escape(byte) }
        default: quoted.unicodeScalars.append(scalar)
        }
        position += encoded.count
      }
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte)
    return "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}
