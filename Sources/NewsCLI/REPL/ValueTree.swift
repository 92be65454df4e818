import LuaKit
import NewsScript
import TerminalText

/// A value of Lua as a tree of text, cut where it becomes too deep or too long.
indirect enum ValueTree: Equatable {
  /// Something in one line.
  case leaf(String)
  /// A table: its elements with their keys (nil for those counted from 1), and how many were left
  /// out.
  case table([(key: String?, value: ValueTree)], more: String?)

  static func == (left: ValueTree, right: ValueTree) -> Bool { left.line == right.line }

  /// The tree in one line.
  var line: String {
    guard case .table(let elements, let more) = self else { return leafText }
    var parts = elements.map { ($0.key.map { $0 + " = " } ?? "") + $0.value.line }
    if let more { parts.append(more) }
    return parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
  }

  /// Whether something was left out of it.
  var isCut: Bool {
    switch self {
    case .leaf(let text): text == Self.left
    case .table(let elements, let more): more != nil || elements.contains { $0.value.isCut }
    }
  }

  /// What stands for a table that is not shown.
  static let left = "{ … }"

  private var leafText: String { if case .leaf(let text) = self { text } else { "" } }

  /// The tree in lines of a width; what has room in one line stands in one.
  func lines(width: Int, indent: String = "", key: String = "") -> [String] {
    let start = indent + key
    if case .table(let elements, let more) = self {
      let line = self.line
      if DisplayWidth.of(start) + DisplayWidth.of(line) <= width { return [start + line] }
      let inner = indent + "  "
      var lines = [start + "{"]
      for element in Self.packed(elements, width: width - DisplayWidth.of(inner)) {
        let key = element.key.map { $0 + " = " } ?? ""
        var nested = element.value.lines(width: width - 1, indent: inner, key: key)
        nested[nested.count - 1] += ","
        lines += nested
      }
      if let more { lines.append(inner + more) }
      return lines + [indent + "}"]
    }
    return [start + leafText]
  }

  /// The elements with neighbouring short ones in one line.
  private static func packed(_ elements: [(key: String?, value: ValueTree)], width: Int)
    -> [(key: String?, value: ValueTree)]
  {
    var packed: [(key: String?, value: ValueTree)] = []
    var used = Int.max
    for element in elements {
      guard element.key == nil, case .leaf(let text) = element.value, text.utf8.count <= 20 else {
        packed.append(element)
        used = .max
        continue
      }
      let size = DisplayWidth.of(text) + 2
      if used < width - size, case .leaf(let before)? = packed.last?.value {
        packed[packed.count - 1].value = .leaf(before + ", " + text)
        used += size
      } else {
        packed.append(element)
        used = size
      }
    }
    return packed
  }
}

/// Reads values into trees.
struct ValueTreeBuilder {
  let reader: ValueReader
  /// Whether a `__tostring` of a script is asked.
  var callsScripts = true
  /// Called before each table; throws to stop.
  let check: () throws(LuaError) -> Void
  private static let deepest = 4
  private static let longest = 50
  /// So many named elements have room beside any number of others.
  private static let fewestNamed = 20
  private static let mostKeys = 10_000
  private static let textLimit = 200

  /// The tree of a value.
  func tree(of value: LuaValue) throws(LuaError) -> ValueTree {
    var room = 500
    return try tree(value, inside: [], room: &room)
  }

  private func tree(_ value: LuaValue, inside: [UInt], room: inout Int) throws(LuaError)
    -> ValueTree
  {
    room -= 1
    switch value {
    case .string(let text): return .leaf(Self.quoted(text))
    case .function: return .leaf("function")
    case .coroutine: return .leaf("coroutine")
    case .object: return .leaf(try objectText(value))
    case .table(let table): return try tree(value, table, inside: inside, room: &room)
    default: return .leaf(try reader.text(of: value))
    }
  }

  private func tree(_ value: LuaValue, _ table: LuaReference, inside: [UInt], room: inout Int)
    throws(LuaError) -> ValueTree
  {
    try check()
    if callsScripts, try reader.hasText(value) {
      if case .success(let text) = try reader.scriptText(of: value) {
        return .leaf(ColumnLayout.cut(DisplayText.visible(text), to: 80))
      }
    }
    guard let identity = table.identity, !inside.contains(identity) else {
      return .leaf("{ … itself }")
    }
    let pairs = try table.pairs(atMost: Self.mostKeys)
    if pairs.isEmpty { return .table([], more: nil) }
    if inside.count >= Self.deepest || room <= 0 { return .leaf(ValueTree.left) }
    let inside = inside + [identity]
    var elements: [(key: String?, value: ValueTree)] = []
    let count = table.rawCount
    for position in 0..<min(count, Self.longest) where room > 0 {
      let element = try table.element(position + 1)
      elements.append((nil, try tree(element, inside: inside, room: &room)))
    }
    let others = try named(pairs, count: count)
    for (key, value) in others.prefix(max(Self.fewestNamed, Self.longest - count)) where room > 0 {
      elements.append((key, try tree(value, inside: inside, room: &room)))
    }
    let left = count + others.count - elements.count
    let atLeast = pairs.count == Self.mostKeys && count < pairs.count ? "at least " : ""
    return .table(elements, more: left > 0 ? "… \(atLeast)\(left.grouped) more" : nil)
  }

  /// The elements that are not counted from 1: numbers, then names, then everything else.
  private func named(_ pairs: [(key: LuaValue, value: LuaValue)], count: Int) throws(LuaError)
    -> [(String, LuaValue)]
  {
    var named: [(rank: Int, number: Double, key: String, value: LuaValue)] = []
    for (key, value) in pairs {
      switch key {
      case .integer(let position):
        if position >= 1, position <= count { continue }
        named.append((0, Double(position), "[\(position)]", value))
      case .number(let number):
        named.append((0, number, "[\(try reader.text(of: key))]", value))
      case .string(let text):
        let name = String(decoding: text.bytes, as: UTF8.self)
        let isName = LuaText.isName(name)
        named.append((1, 0, isName ? name : "[\(Self.quoted(text))]", value))
      case .object: named.append((2, 0, "[\(try objectText(key))]", value))
      default: named.append((2, 0, "[\(key.typeName)]", value))
      }
    }
    return named.sorted { left, right in
      (left.rank, left.number) != (right.rank, right.number)
        ? (left.rank, left.number) < (right.rank, right.number)
        : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }.map { ($0.key, $0.value) }
  }

  /// What an object says of itself, in one line.
  private func objectText(_ value: LuaValue) throws(LuaError) -> String {
    ColumnLayout.cut(DisplayText.visible(try reader.text(of: value)), to: 80)
  }

  /// A string as a script would write it, cut when it is long.
  static func quoted(_ string: LuaString) -> String {
    let isCut = string.bytes.count > 4 * textLimit
    let text = String(decoding: string.bytes.prefix(4 * textLimit), as: UTF8.self)
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default: quoted += DisplayText.visible(String(scalar))
      }
    }
    let short = quoted.count > textLimit ? String(quoted.prefix(textLimit)) + "…" : quoted
    return "\"" + short + (isCut && short == quoted ? "…" : "") + "\""
  }
}
