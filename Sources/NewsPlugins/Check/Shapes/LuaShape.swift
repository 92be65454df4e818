import LuaSyntax

/// What is known of a value without running anything.
indirect enum LuaShape: Hashable, Sendable {
  /// Anything; nothing is said about it.
  case unknown
  /// Nil, or what is not known yet; it joins with everything.
  case nothing
  case text
  /// A number or a truth value.
  case plain
  /// An object of newslab; for a list of the class of its elements, where that is known.
  case object(String, element: String?)
  /// A table of functions, such as `newslab` or `string`; `_G` has the basic ones.
  case library(String)
  /// A function of such a table, by its whole name.
  case libraryFunction(String)
  case list(LuaShape)
  case map(LuaShape)
  /// What a `for` loop calls, with what it gives.
  case iterator([LuaShape])
  /// A table that is written out; one of several, where a value may be one or the other.
  case record(Set<Place>)
  /// A function that is written out.
  case function(Place)
  /// The options of components.
  case options(Set<Place>)

  /// A file and the number of an expression or function in it.
  struct Place: Hashable, Sendable {
    let file: Int
    let number: Int
  }

  /// More tables than these are not told apart.
  private static let recordLimit = 8

  /// Whether it may be this table.
  func isRecord(_ place: Place) -> Bool {
    if case .record(let places) = self { places.contains(place) } else { false }
  }

  /// What is known of a value that is one or the other.
  func joined(_ other: LuaShape) -> LuaShape {
    switch (self, other) {
    case (.nothing, _): other
    case (_, .nothing): self
    case (.options(let left), .options(let right)): .options(left.union(right))
    case (.record(let left), .record(let right)):
      left.union(right).count > Self.recordLimit ? .unknown : .record(left.union(right))
    case (.list(let left), .list(let right)): .list(left.joined(right))
    case (.object(let left, _), .object(let right, _)) where left == right && self != other:
      .object(left, element: nil)
    default: self == other ? self : .unknown
    }
  }
}

extension LuaShape {
  /// Reads a type in the notation of LuaCATS; classes are those that a test knows.
  init(type text: some StringProtocol, isClass: (String) -> Bool) {
    let text = Self.trimmed(text)
    let parts = Self.split(text, at: "|").filter { $0 != "nil" }
    guard parts.count == 1, var type = parts.first else {
      self = .unknown
      return
    }
    if type.hasSuffix("?"), !type.hasPrefix("fun(") { type = Self.trimmed(type.dropLast()) }
    if type.hasPrefix("fun("), let end = type.lastIndex(of: ")") {
      let rest = type[type.index(after: end)...].drop { $0 == " " || $0 == ":" }
      self = .iterator(
        Self.split(String(rest), at: ",").map { LuaShape(type: $0, isClass: isClass) })
    } else if type.hasSuffix("[]") {
      self = .list(LuaShape(type: type.dropLast(2), isClass: isClass))
    } else if type.hasPrefix("table<"), type.hasSuffix(">") {
      let inner = Self.split(String(type.dropFirst(6).dropLast()), at: ",")
      self = inner.count == 2 ? .map(LuaShape(type: inner[1], isClass: isClass)) : .unknown
    } else {
      switch type {
      case "string": self = .text
      case "integer", "number", "boolean", "true", "false": self = .plain
      default: self = isClass(type) ? .object(type, element: nil) : .unknown
      }
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The parts of a type between marks that stand in no brackets.
  private static func split(_ text: String, at mark: Character) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if "(<{[".contains(character) { depth += 1 }
      if ")>}]".contains(character) { depth -= 1 }
      if character == mark, depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { trimmed($0) }
  }
}
