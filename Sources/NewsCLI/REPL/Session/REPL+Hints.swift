import LuaKit
import Spelling

extension REPL {
  /// Shorter names are near to too many.
  private static let shortestGuess = 4

  /// Whether nobody has made a variable of a word that other shells have; what is no name is none.
  func isNoVariable(_ entry: String) -> Bool {
    let name = String(entry.drop { $0 == " " }.prefix { LuaText.isNameByte($0.utf8.first ?? 0) })
    guard LuaText.isName(name) else { return true }
    return chunks.locals.value(of: name) == nil && isNil(name)
  }

  private func isNil(_ name: String) -> Bool {
    if case .nil? = try? state.lua.global(name) { true } else { false }
  }

  /// What to say of an entry that is a name and nothing else, when there is no variable of the name
  /// but one of a similar name.
  func noteOnNil(_ entry: String) -> String? {
    let name = entry.split(separator: " ").joined(separator: " ")
    guard LuaText.isName(name), name.utf8.count >= Self.shortestGuess,
      !SessionLocals.isReserved(name),
      chunks.locals.value(of: name) == nil, isNil(name),
      let known = try? values.globalNames().union(chunks.locals.names),
      let nearest = NearestName.nearest(to: name, among: known.sorted())
    else { return nil }
    return "nil: no variable '\(name)' (did you mean '\(nearest)'?)"
  }
}
