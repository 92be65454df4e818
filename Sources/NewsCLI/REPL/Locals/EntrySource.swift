import LuaKit
import LuaSyntax

/// An entry with what makes its locals those of the session.
///
/// The entry becomes the body of a function whose outer function has the locals of the session that
/// the entry names; behind each of its own declarations stands a call that keeps them. Nothing that
/// is put in has a line feed, so that the lines of errors are those that were typed:
///
///     local keep,x,y<const> =...;return function(...)local z = x + y;keep(function()return z end)
///     end
struct EntrySource {
  /// The source; nil when the entry has no use for locals of the session and declares none.
  let bytes: [UInt8]?
  /// The locals of the session that it names.
  let names: [String]

  /// Prepares an entry that Lua compiles; with `asValues` its text stands behind `return`.
  init(_ source: LuaSource, asValues: Bool, locals: SessionLocals) {
    let list = source.list
    let written = Self.names(in: list)
    names = locals.names.filter { written.contains($0) || $0 == "_ENV" }
    let insertions = Self.insertions(in: source, keep: Self.unused(written))
    guard !names.isEmpty || !insertions.isEmpty else {
      bytes = nil
      return
    }
    let outer = names.map { $0 + (locals.isConstant($0) ? "<const>" : "") }
    let head = ([Self.unused(written)] + outer).joined(separator: ",")
    var bytes = Array("local \(head) =...;return function(...)\(asValues ? "return " : "")".utf8)
    var start = 0
    for (offset, text) in insertions {
      bytes += list.bytes[start..<offset]
      bytes += Array(text.utf8)
      start = offset
    }
    bytes += list.bytes[start...]
    self.bytes = bytes + Array("\nend".utf8)
  }

  /// The names that are no fields.
  private static func names(in list: TokenList) -> Set<String> {
    var names: Set<String> = []
    var before = Token.Kind.space
    for token in list.tokens {
      if token.kind == .name, before != .symbol(.dot), before != .symbol(.colon) {
        names.insert(list.text(token.range))
      }
      before = token.kind
    }
    return names
  }

  /// A name that the entry does not use.
  private static func unused(_ names: Set<String>) -> String {
    var name = "keep"
    while names.contains(name) { name += "_" }
    return name
  }

  /// What is put in behind the declarations of the entry, by offset.
  private static func insertions(in source: LuaSource, keep: String) -> [(Int, String)] {
    let tree = source.tree
    return tree.functions[0].body.statements.compactMap { number in
      let statement = tree.statements[number]
      var declared: [SyntaxTree.LocalName] = []
      switch statement.kind {
      case .local(let names, _): declared = names
      case .localFunction(let name, _):
        declared = [SyntaxTree.LocalName(name: name, kind: .variable)]
      default: return nil
      }
      let call = call(of: keep, declared.map { (source.list.text($0.name), $0.kind) })
      return call.map { (statement.range.upperBound, $0) }
    }
  }

  /// The call that keeps some variables; nil when the session keeps none of them.
  private static func call(
    of keep: String, _ declared: [(name: String, kind: LocalVariable.Kind)]
  ) -> String? {
    // Of two variables of the same name the later one is meant.
    var kinds: [String: LocalVariable.Kind] = [:]
    for (name, kind) in declared where !SessionLocals.isReserved(name) { kinds[name] = kind }
    guard !kinds.isEmpty else { return nil }
    let names = kinds.keys.sorted()
    let variables = names.filter { kinds[$0] == .variable }
    let constants = names.filter { kinds[$0] != .variable }
    let function =
      variables.isEmpty ? "nil" : "function()return \(variables.joined(separator: ",")) end"
    return ";\(keep)(\(function)\(constants.map { ",\"\($0)\",\($0)" }.joined()))"
  }
}
