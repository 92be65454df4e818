/// A pattern of tokens, read and compiled: `[ent.kind="PERSON"] []{0,3} [lemma="say"]`.
package struct TokenPattern: Sendable {
  /// The pattern as it was written.
  package let source: String
  /// Whether values ignore case unless they say otherwise.
  package let ignoresCase: Bool
  /// The names of its labels, in order of appearance.
  package var labels: [String] { syntax.labels }
  /// Which matches the pattern itself asks for, as `(?first)` does; nil when it does not say.
  package var mode: PatternMode? { syntax.mode }
  let syntax: PatternSyntax
  private let bank: PatternBank

  /// Reads and compiles a pattern; throws what is wrong with it, and where.
  ///
  /// - Parameters:
  ///   - source: The pattern.
  ///   - ignoresCase: Whether values ignore case unless they say otherwise.
  ///   - values: All values of attributes that have few; a value that is none of them is wrong.
  /// - Throws: ``PatternError`` with what was expected, what was found, line and column.
  package init(
    _ source: String, ignoresCase: Bool = true, values: [TokenAttribute: [String]] = [:]
  ) throws(PatternError) {
    self.source = source
    self.ignoresCase = ignoresCase
    var parser = PatternParser(source, ignoresCase: ignoresCase, values: values)
    syntax = try parser.parse()
    do throws(PatternBank.TooLarge) {
      bank = try PatternBank([syntax])
    } catch {
      throw PatternError(
        "this pattern is too large: it takes at most \(PatternProgram.most) steps", at: 0,
        in: parser.scalars)
    }
  }

  /// Finds its matches in a story, in order.
  ///
  /// - Parameters:
  ///   - story: The story.
  ///   - mode: Which of the matches that overlap are given, unless the pattern says so itself.
  ///   - tokens: The tokens among which matches must stand; all unless given.
  ///   - limit: How many matches are enough.
  /// - Returns: The matches by their first tokens.
  package func matches(
    in story: PatternStory, mode: PatternMode = .longest, within tokens: Range<Int>? = nil,
    limit: Int = .max
  ) -> [PatternMatch] {
    search(in: story, mode: mode, within: tokens, limit: limit).matches
  }

  /// The same, and whether all were found: a search is given up after a million matches, and when
  /// it takes too long.
  package func search(
    in story: PatternStory, mode: PatternMode = .longest, within tokens: Range<Int>? = nil,
    limit: Int = .max
  ) -> (matches: [PatternMatch], isComplete: Bool) {
    bank.withRunner(for: story) { runner in
      let found = runner.search(
        0, in: story, mode: syntax.mode ?? mode, within: tokens ?? 0..<story.tokenCount,
        limit: limit)
      return (found.matches, found.isComplete)
    }
  }

  /// Whether it asks for an attribute.
  package func asks(_ attribute: TokenAttribute) -> Bool { syntax.attributes.contains(attribute) }
  /// Whether it asks for regions of a kind, by a tag.
  package func asks(_ region: RegionKind) -> Bool { syntax.regions.contains(region) }
}

/// Some patterns that are run together over the sentences of stories.
package struct PatternSet: Sendable {
  /// The patterns.
  package let patterns: [TokenPattern]
  private let bank: PatternBank?

  /// Takes patterns; their words are looked up together, and a sentence is tried only with those
  /// whose words it has.
  package init(_ patterns: [TokenPattern]) {
    self.patterns = patterns
    // Each of them was compiled before, so that none is too large.
    bank = try? PatternBank(patterns.map(\.syntax))
  }

  /// Finds the matches of all patterns in each sentence of a story, in order of sentences, then of
  /// patterns, then of places.
  package func matches(
    in story: PatternStory, mode: PatternMode = .longest
  ) -> [(pattern: Int, match: PatternMatch)] {
    var all: [(pattern: Int, match: PatternMatch)] = []
    bank?.withRunner(for: story) { runner in
      runner.searchSentences(of: story, mode: mode) { all.append(($0, $1)) }
    }
    return all
  }
}

/// Which of the matches that overlap are given.
package enum PatternMode: String, CaseIterable, Sendable {
  /// From left to right the longest match at each place; the next one begins behind it.
  case longest
  /// From left to right the shortest match at each place; the next one begins behind it.
  case first
  /// Every match, however they overlap, by start and then by end; up to 1000 tokens long.
  case all
}

/// Where a pattern matches.
package struct PatternMatch: Sendable {
  /// Its tokens, at least one.
  package let tokens: Range<Int>
  /// The tokens of the labels that were used, in order of their appearance in the pattern.
  package let labels: [(name: String, tokens: Range<Int>)]

  /// Makes a match.
  package init(tokens: Range<Int>, labels: [(name: String, tokens: Range<Int>)]) {
    (self.tokens, self.labels) = (tokens, labels)
  }

  /// The tokens of a label, or nil when it was not used.
  package subscript(label: String) -> Range<Int>? {
    labels.first { $0.name == label }?.tokens
  }
}
