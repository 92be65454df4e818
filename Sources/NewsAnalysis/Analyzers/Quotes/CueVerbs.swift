import NewsModel

/// Verbs, nouns and phrases which say that somebody speaks or thinks ("said", "drew attention").
///
/// The list has a row for each word in its dictionary form; the forms are made here.
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
    static let thing = Openings(rawValue: 16)
    /// Somebody, then "to" and the thing ("drew attention of those present to").
    static let to = Openings(rawValue: 32)
    /// "whether", "why", "how" and a sentence.
    static let whether = Openings(rawValue: 64)
    /// "to" and a verb ("promised to go").
    static let infinitive = Openings(rawValue: 128)
    /// Somebody, then "to" and a verb ("urged them to go").
    static let personTo = Openings(rawValue: 256)
    /// "as" and what somebody or something is called.
    static let asWhat = Openings(rawValue: 512)
    /// Who speaks ("according to").
    static let source = Openings(rawValue: 1024)

    private static let names: [String: Openings] = [
      "direct": direct, "that": that, "bare": bare, "object": object, "thing": thing, "to": to,
      "whether": whether, "inf": infinitive, "person-to": personTo, "as": asWhat,
      "source": source,
    ]
    /// The openings that a cell of the list names, or nil when one is not known.
    static func named(_ cell: String) -> Openings? {
      var all: Openings = []
      for name in cell.split(separator: ",") {
        guard let opening = names[String(name)] else { return nil }
        all.formUnion(opening)
      }
      return all
    }
  }

  /// The form of a cue's verb; a noun and a fixed phrase have none of a verb's.
  enum Form: Sendable { case past, present, gerund, base, participle, noun, fixed }

  /// A cue as it stands in texts.
  struct Entry: Sendable {
    /// The words behind the first one.
    var rest: [String]
    var cueClass: CueClass
    var openings: Openings
    var form: Form
    /// Whether the word is more often something else ("states"), so that it needs a speaker beside.
    var isDoubtful: Bool
    /// Whether somebody who is spoken to may stand behind it ("told reporters").
    var hasAddressee: Bool
  }

  /// All entries; those of equal first words stand together, the longest first.
  let entries: [Entry]
  /// The first words, each with the entries that begin with it.
  let slots: [(word: String, entries: Range<Int>)]

  /// Reads `cue_verbs.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    try self.init(try ListFile("cue_verbs.tsv", in: folder))
  }

  /// Takes a list with the columns `words`, `class`, `opens`, `forms` and `traits`.
  package init(_ file: ListFile) throws(AnalysisError) {
    var byWord: [String: [Entry]] = [:]
    var words: [String] = []
    let rows = try file.cells("words", "class", "opens", "forms", "traits")
    for (index, row) in rows.enumerated() {
      guard let cueClass = CueClass(rawValue: row[1]) else {
        throw .badResource(
          file.name, line: index + 2,
          problem: "unknown class '\(row[1])'; known are "
            + CueClass.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard let openings = Openings.named(row[2]), !row[0].isEmpty else {
        throw .badResource(
          file.name, line: index + 2,
          problem: "expected words and what they open, found "
            + row.joined(separator: ", "))
      }
      for (word, entry) in Self.entries(row, cueClass, openings) {
        if byWord[word] == nil { words.append(word) }
        byWord[word, default: []].append(entry)
      }
    }
    var (entries, slots): ([Entry], [(word: String, entries: Range<Int>)]) = ([], [])
    for word in words {
      let own = (byWord[word] ?? []).sorted { $0.rest.count > $1.rest.count }
      slots.append((word, entries.count..<entries.count + own.count))
      entries += own
    }
    (self.entries, self.slots) = (entries, slots)
  }

  private static func entries(
    _ row: [String], _ cueClass: CueClass, _ openings: Openings
  ) -> [(String, Entry)] {
    let words = row[0].split(separator: " ").map(String.init)
    let traits = row[4].split(separator: " ")
    let rest = Array(words.dropFirst())
    func entry(_ form: Form) -> Entry {
      let isNoun = traits.contains("noun") && (form == .base || form == .present)
      return Entry(
        rest: rest, cueClass: cueClass, openings: openings, form: form,
        isDoubtful: isNoun || traits.contains("quiet"),
        hasAddressee: traits.contains("addressee"))
    }
    switch row[3] {
    case "fixed": return [(words[0], entry(.fixed))]
    case "noun":
      let plural =
        words[0].hasSuffix("y") && !words[0].hasSuffix("ey")
        ? words[0].dropLast() + "ies" : words[0] + "s"
      return [(words[0], entry(.noun)), (String(plural), entry(.noun))]
    default:
      let irregular = row[3].split(separator: " ").map(String.init)
      return CueForms.all(words[0], irregular: irregular).map { ($0.word, entry($0.form)) }
    }
  }

  /// The single words that may stand beside words between quotation marks ("said", "adds").
  package var sayingWords: [String] {
    slots.filter { slot in
      let own = entries[slot.entries].filter {
        $0.rest.isEmpty && $0.openings.contains(.direct)
      }
      // "read" is more often the base form than the past.
      return own.contains { $0.form == .past || $0.form == .present }
        && !own.contains { $0.form == .base }
    }
    .map(\.word)
  }
}
