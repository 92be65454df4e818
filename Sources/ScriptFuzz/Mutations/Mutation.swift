import LuaSyntax
import NewsScript

/// A mistake that somebody may make in a file of Lua, made on purpose.
package enum Mutation: String, CaseIterable, Sendable {
  case misspelledField = "misspelled-field"
  case misspelledMethod = "misspelled-method"
  case misspelledLibrary = "misspelled-library-field"
  case misspelledGlobal = "misspelled-global"
  case misspelledLocal = "misspelled-local"
  case droppedLocal = "dropped-local"
  case renamedOption = "renamed-option"
  case removedOption = "removed-option"
  case removedPermission = "removed-permission"
  case droppedEnd = "dropped-end"
  case droppedBracket = "dropped-bracket"
  case unsortedPairs = "unsorted-pairs"
  case shadowedLocal = "shadowed-local"
  case wrongModule = "wrong-module"

  /// A change of a source: what stands in place of a range.
  package struct Edit: Sendable {
    /// What is replaced.
    package let range: Range<Int>
    /// What stands there then.
    package let text: String

    /// The source with the change.
    package func applied(to bytes: [UInt8]) -> [UInt8] {
      Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
    }
  }

  /// Whether a source that cannot be read is what it makes.
  package var breaksSyntax: Bool { self == .droppedEnd || self == .droppedBracket }

  /// Whether it is seen in every file of newslab, whatever is known of types.
  package var isAlwaysSeen: Bool {
    switch self {
    case .misspelledField, .misspelledMethod, .unsortedPairs: false
    default: true
    }
  }

  /// The mistake at some place of a source; nil when it has no place for it.
  package func edit(_ source: LuaSource, _ chance: Chance) -> Edit? {
    let edits = MutationPlaces(source).edits(self, chance)
    return edits.isEmpty ? nil : edits[chance.below(edits.count)]
  }
}

/// Where mistakes can be made in a source.
struct MutationPlaces {
  private let source: LuaSource
  private let tokens: [Token]

  init(_ source: LuaSource) { (self.source, tokens) = (source, source.list.tokens) }

  func edits(_ mutation: Mutation, _ chance: Chance) -> [Mutation.Edit] {
    switch mutation {
    case .misspelledField: fields.map { misspelled($0, chance) }
    case .misspelledMethod: methods.map { misspelled($0, chance) }
    case .misspelledLibrary: libraryFields.map { misspelled($0, chance) }
    case .misspelledGlobal: names(isLocal: false).map { misspelled($0, chance) }
    case .misspelledLocal: names(isLocal: true).map { misspelled($0, chance) }
    case .droppedLocal: droppedLocals
    case .renamedOption: options.map { misspelled($0, chance) }
    case .removedOption: declaredOptions.map { Mutation.Edit(range: $0, text: "") }
    case .removedPermission: [Mutation.Edit(range: 0..<0, text: "print(os.time())\n")]
    case .droppedEnd: dropped { $0.is(.end) }
    case .droppedBracket:
      dropped { $0.is(.closeParenthesis) || $0.is(.closeBrace) || $0.is(.closeBracket) }
    case .unsortedPairs: sortedPairs
    case .shadowedLocal: shadows
    case .wrongModule: modules.map { misspelled($0, chance) }
    }
  }

  private func text(_ range: Range<Int>) -> String { source.list.text(range) }

  /// A name with one letter left out, twice, swapped or another one.
  private func misspelled(_ range: Range<Int>, _ chance: Chance) -> Mutation.Edit {
    var letters = Array(text(range).unicodeScalars)
    let original = letters
    for _ in 0..<20 where letters == original {
      let place = chance.below(letters.count)
      switch chance.below(4) {
      case 0 where letters.count > 2: letters.remove(at: place)
      case 1: letters.insert(letters[place], at: place)
      case 2 where place + 1 < letters.count: letters.swapAt(place, place + 1)
      default: letters[place] = chance.pick(Array("abdeghiklmnoprstuvwy".unicodeScalars), else: "x")
      }
    }
    let isLetterFirst = letters.first.map { $0.properties.isAlphabetic || $0 == "_" } == true
    var word = String.UnicodeScalarView()
    word.append(contentsOf: isLetterFirst ? letters : original + ["x"])
    return Mutation.Edit(range: range, text: String(word))
  }

  private static let fieldNames = Set(
    NewslabAPI.description.classes.flatMap { $0.fields.map(\.name) })
  private static let methodNames = Set(
    NewslabAPI.description.classes.flatMap { $0.methods.map(\.name) })
  private static let libraries: Set<String> = [
    "newslab", "string", "table", "math", "utf8", "io", "os",
  ]

  private func members(_ isWanted: (_ base: String, _ name: String) -> Bool) -> [Range<Int>] {
    source.tree.expressions.compactMap { expression in
      guard case .member(let base, let name) = expression.kind else { return nil }
      let range = source.tree.expressions[base].range
      return isWanted(text(range), text(name)) ? name : nil
    }
  }

  private var fields: [Range<Int>] {
    members { base, name in
      Self.fieldNames.contains(name) && !Self.libraries.contains(base) && !base.contains("options")
    }
  }
  private var libraryFields: [Range<Int>] {
    members { base, _ in Self.libraries.contains(base) && isGlobal(base) }
  }
  private var options: [Range<Int>] { members { base, _ in base == "options" } }

  private func isGlobal(_ name: String) -> Bool { !source.tree.locals.contains { $0.name == name } }

  private var methods: [Range<Int>] {
    source.tree.expressions.compactMap { expression in
      guard case .method(_, let name, _) = expression.kind else { return nil }
      return Self.methodNames.contains(text(name)) ? name : nil
    }
  }

  private func names(isLocal: Bool) -> [Range<Int>] {
    source.tree.expressions.compactMap { expression in
      guard expression.kind == .name else { return nil }
      let name = text(expression.range)
      let isKnown = source.locals(at: expression.range.lowerBound).contains { $0.name == name }
      return isKnown == isLocal && name != "self" && name != "_ENV" && name != "_"
        ? expression.range : nil
    }
  }

  /// `local ` before a name that is given a value.
  private var droppedLocals: [Mutation.Edit] {
    source.tree.statements.compactMap { statement in
      guard case .local(let names, let values) = statement.kind, !values.isEmpty,
        names.allSatisfy({ $0.kind == .variable })
      else { return nil }
      let start = statement.range.lowerBound
      return Mutation.Edit(range: start..<start + "local".utf8.count, text: "")
    }
  }

  /// The entries of tables that are the options of components.
  private var declaredOptions: [Range<Int>] {
    source.tree.expressions.flatMap { expression -> [Range<Int>] in
      guard case .table(let fields) = expression.kind, isComponent(fields) else { return [] }
      return fields.flatMap { field -> [Range<Int>] in
        guard case .named(let name, let value) = field, text(name) == "options",
          case .table(let options) = source.tree.expressions[value].kind
        else { return [] }
        return options.compactMap { option in
          guard case .named(let name, let value) = option else { return nil }
          var end = source.tree.expressions[value].range.upperBound
          let next = tokens[source.list.index(at: end)]
          if next.is(.comma) { end = next.range.upperBound }
          return name.lowerBound..<end
        }
      }
    }
  }

  private func isComponent(_ fields: [SyntaxTree.TableField]) -> Bool {
    fields.contains { field in
      if case .named(let name, _) = field { text(name) == "summary" } else { false }
    }
  }

  private func dropped(_ isWanted: (Token) -> Bool) -> [Mutation.Edit] {
    tokens.filter(isWanted).map { Mutation.Edit(range: $0.range, text: "") }
  }

  /// `newslab.sorted_pairs` or `ipairs` that becomes `pairs` before a loop that puts something out.
  private var sortedPairs: [Mutation.Edit] {
    source.tree.statements.compactMap { statement in
      guard case .genericFor(_, let values, let block) = statement.kind, let first = values.first,
        case .call(let callee, _) = source.tree.expressions[first].kind,
        ["out:", "print(", "[#", ".write("].contains(where: text(block.range).contains)
      else { return nil }
      let range = source.tree.expressions[callee].range
      return ["newslab.sorted_pairs", "ipairs"].contains(text(range))
        ? Mutation.Edit(range: range, text: "pairs") : nil
    }
  }

  /// A block that declares a variable of the function around it once more.
  private var shadows: [Mutation.Edit] {
    source.tree.statements.flatMap { statement -> [Mutation.Edit] in
      let blocks: [SyntaxTree.Block] =
        switch statement.kind {
        case .genericFor(_, _, let block), .numericFor(_, _, let block), .whileLoop(_, let block):
          [block]
        case .condition(let branches, _): branches.map(\.block)
        default: []
        }
      return blocks.flatMap { block in
        source.locals(at: statement.range.lowerBound).filter { !$0.name.hasPrefix("_") }.map {
          let start = block.range.lowerBound
          return Mutation.Edit(
            range: start..<start, text: " local \($0.name) = 1; print(\($0.name)) ")
        }
      }
    }
  }

  /// What stands in the quotes behind `require`.
  private var modules: [Range<Int>] {
    source.tree.expressions.compactMap { expression in
      guard case .call(let callee, let arguments) = expression.kind, let first = arguments.first,
        text(source.tree.expressions[callee].range) == "require",
        source.tree.expressions[first].kind == .string
      else { return nil }
      let range = source.tree.expressions[first].range
      return range.count > 4 ? range.lowerBound + 1..<range.upperBound - 1 : nil
    }
  }
}
