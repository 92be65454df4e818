import NewsModel

/// Verbs and phrases which say that somebody speaks or thinks ("said", "drew attention").
package struct CueVerbs: Sendable {
  /// What may follow a cue, as bits.
  struct Openings: OptionSet, Sendable {
    let rawValue: Int
    /// Words between quotation marks.
    static let direct = Openings(rawValue: 1)
    /// "that" and a sentence.
    static let that = Openings(rawValue: 2)
    /// A sentence without "that".
    static let bare = Openings(rawValue: 4)
    /// The thing itself ("the importance of").
    static let object = Openings(rawValue: 8)
    /// A thing, but nobody ("welcomed the accord", not "welcomed the guests").
    static let thing = Openings(rawValue: 32)
    /// Somebody, then "to" and the thing ("drew attention of those present to").
    static let to = Openings(rawValue: 16)

    static func named(_ name: String) -> Openings? {
      ["direct": direct, "that": that, "bare": bare, "object": object, "to": to, "thing": thing][
        name]
    }
  }

  /// The form of a cue's verb.
  enum Form: String, Sendable { case past, present, gerund, base }

  /// A cue as the list has it.
  struct Entry: Sendable {
    var words: [String]
    /// What kind of speaking it is: say, claim, deny, stress and so on.
    var kind: String
    var openings: Openings
    var form: Form
    /// Whether the word is more often something else ("states"), so that it needs a speaker beside.
    var isDoubtful: Bool
  }

  private let entries: [Entry]
  private let firstWords: WordTable
  private let byFirstWord: [[Int]]

  /// Reads `cue_verbs.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    let file = try ListFile("cue_verbs.tsv", in: folder)
    var entries: [Entry] = []
    var firsts: [(word: String, value: Int)] = []
    var byFirstWord: [[Int]] = []
    for (index, row) in try file.cells("words", "class", "opens", "form").enumerated() {
      guard let entry = Self.entry(row), let first = entry.words.first else {
        throw .badResource(
          file.name, line: index + 2,
          problem: "expected words, class, openings and a form, found "
            + row.joined(separator: ", "))
      }
      if firsts.last?.word != first {
        firsts.append((first, byFirstWord.count))
        byFirstWord.append([])
      }
      byFirstWord[byFirstWord.count - 1].append(entries.count)
      entries.append(entry)
    }
    self.entries = entries
    firstWords = WordTable(firsts)
    self.byFirstWord = byFirstWord.map { slot in
      slot.sorted { entries[$0].words.count > entries[$1].words.count }
    }
  }

  private static func entry(_ row: [String]) -> Entry? {
    var openings: Openings = []
    for name in row[2].split(separator: ",") {
      guard let opening = Openings.named(String(name)) else { return nil }
      openings.formUnion(opening)
    }
    let traits = row[3].split(separator: " ")
    guard let form = traits.last.flatMap({ Form(rawValue: String($0)) }) else { return nil }
    return Entry(
      words: row[0].split(separator: " ").map(String.init), kind: row[1], openings: openings,
      form: form, isDoubtful: traits.first == "doubtful")
  }

  /// The cue that begins at a token, the longest first, and the index of the token behind it.
  func cue(_ text: ArticleText, _ tokens: [Token], at index: Int) -> (entry: Entry, next: Int)? {
    guard tokens[index].kind == .word,
      let slot = firstWords.value(text.bytes, tokens[index].span)
    else { return nil }
    for number in byFirstWord[slot] {
      let entry = entries[number]
      guard index + entry.words.count <= tokens.count else { continue }
      let matches = entry.words.indices.allSatisfy {
        text.equals(tokens[index + $0], entry.words[$0])
      }
      if matches { return (entry, index + entry.words.count) }
    }
    return nil
  }
}
