import LuaSyntax

/// What was typed, read as Lua: whether it is an expression, which earlier results it uses, and
/// which variables it sets.
struct TypedSource {
  /// Something of the prompt that the source uses.
  enum Use: Equatable {
    /// The result that is so many back: 1 for `_` and `_1`.
    case latest(Int)
    /// `Out[n]`.
    case result(Int)
    /// `In[n]`.
    case input(Int)
    /// `Out` or `In` in any other way.
    case table(String)
  }

  /// The text without what only the prompt understands: `=` or `return` in front.
  let text: String
  /// Whether it is one or more expressions.
  let isExpression: Bool
  /// Where `return` was put in before the expression behind statements, or nil.
  let putReturn: Range<Int>?
  private let source: LuaSource

  /// Reads an entry.
  init(_ entry: String) {
    var text = Substring(entry.drop { $0 == " " || $0 == "\t" })
    var isMarked = false
    if text.first == "=", text.dropFirst().first != "=" {
      text = text.dropFirst()
      isMarked = true
    }
    let tokens = TokenList(String(text))
    if let first = tokens.tokens.first, first.is(.return) {
      text = Substring(String(decoding: tokens.bytes[first.range.upperBound...], as: UTF8.self))
      isMarked = true
    }
    let asValues = LuaSource(String(text), asValues: true)
    isExpression = isMarked || asValues.problems.isEmpty
    let statements = isExpression ? nil : LuaSource(String(text))
    if let (whole, offset) = statements?.returningLastExpression, whole.status == .complete {
      putReturn = LuaSource.returnRange(at: offset)
      source = whole
      self.text = whole.list.text(0..<Int.max)
      return
    }
    putReturn = nil
    source = statements ?? asValues
    self.text = String(text.drop { $0 == " " })
  }

  /// Whether it ends in a comment, behind which no bracket may stand.
  var endsInComment: Bool {
    guard let comment = source.list.trivia.last(where: { $0.kind == .comment }) else {
      return false
    }
    let end = source.list.tokens.last { $0.kind != .end }?.range.upperBound ?? 0
    return comment.range.lowerBound >= end
  }

  /// The semicolon behind an expression, which no bracket may follow; nil for none.
  var lastSemicolon: Range<Int>? {
    guard isExpression || putReturn != nil, let last = source.list.tokens.dropLast().last,
      last.is(.semicolon)
    else { return nil }
    return last.range
  }

  /// The expression that it is or ends in, without what stands before.
  var lastExpression: String {
    let range = putReturn.map { $0.upperBound..<Int.max } ?? 0..<Int.max
    return putReturn == nil ? text : source.list.text(range)
  }

  /// Whether its expression is a call, which is a statement as well.
  var endsInCall: Bool {
    let statements = LuaSource(lastExpression).tree
    guard let last = statements.functions[0].body.statements.first,
      case .call = statements.statements[last].kind
    else { return false }
    return LuaSource(lastExpression).status == .complete
  }

  /// What it uses of the prompt, with where that stands, in the order of the text.
  var uses: [(use: Use, range: Range<Int>)] {
    var found: [(use: Use, range: Range<Int>)] = []
    // What is assigned to is a variable of the person's own.
    var indexed = targets
    for expression in source.tree.expressions {
      guard case .index(let base, let key) = expression.kind, let name = name(of: base),
        name == "Out" || name == "In", source.tree.expressions.indices.contains(key),
        let number = Int(source.list.text(source.tree.expressions[key].range))
      else { continue }
      indexed.insert(base)
      found.append((name == "Out" ? .result(number) : .input(number), expression.range))
    }
    for (id, expression) in source.tree.expressions.enumerated() where !indexed.contains(id) {
      guard let name = name(of: id), let use = Self.use(of: name) else { continue }
      found.append((use, expression.range))
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private var targets: Set<Int> {
    var targets: Set<Int> = []
    for statement in source.tree.statements {
      if case .assignment(let ids, _) = statement.kind { targets.formUnion(ids) }
    }
    return targets
  }

  /// The global name that an expression is, or nil.
  private func name(of id: Int) -> String? {
    guard source.tree.expressions.indices.contains(id),
      case .name = source.tree.expressions[id].kind
    else { return nil }
    let range = source.tree.expressions[id].range
    let name = source.list.text(range)
    let isLocal = source.locals(at: range.lowerBound).contains { $0.name == name }
    return isLocal ? nil : name
  }

  private static func use(of name: String) -> Use? {
    switch name {
    case "_": return .latest(1)
    case "Out", "In": return .table(name)
    default:
      guard name.utf8.count == 2, name.hasPrefix("_"), let back = Int(name.dropFirst()), back > 0
      else { return nil }
      return .latest(back)
    }
  }

  /// The names that its own statements set, local ones too.
  var assigned: [String] {
    source.tree.functions.first?.body.statements.flatMap { id -> [String] in
      switch source.tree.statements[id].kind {
      case .local(let names, _): names.map { source.list.text($0.name) }
      case .localFunction(let name, _): [source.list.text(name)]
      case .assignment(let targets, _): targets.compactMap(name)
      default: []
      }
    } ?? []
  }

  /// The names that it gives a meaning, those of functions too.
  var defined: [String] {
    let functions = source.tree.functions.first?.body.statements.compactMap { id -> String? in
      guard case .function(let target, _, _) = source.tree.statements[id].kind,
        source.tree.expressions.indices.contains(target)
      else { return nil }
      return name(of: target)
    }
    return assigned + (functions ?? [])
  }

  /// The text with the ranges of uses replaced.
  func text(replacing replacements: [(range: Range<Int>, text: String)]) -> String {
    var bytes: [UInt8] = []
    var start = 0
    for (range, text) in replacements {
      bytes += source.list.bytes[start..<range.lowerBound]
      bytes += text.utf8
      start = range.upperBound
    }
    bytes += source.list.bytes[start...]
    return String(String(decoding: bytes, as: UTF8.self).drop { $0 == " " })
  }
}
