import NewsModel

/// What the search for quotes knows of single words, asked once for each token.
package struct QuoteWords: Sendable {
  /// What a word can be in a sentence, as bits.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt64
    private init(_ bit: UInt64) { rawValue = 1 << bit }
    init(rawValue: UInt64) { self.rawValue = rawValue }

    static let article = Traits(0)
    static let determiner = Traits(1)
    static let possessive = Traits(2)
    static let preposition = Traits(3)
    static let be = Traits(4)
    static let have = Traits(5)
    static let `do` = Traits(6)
    static let modal = Traits(7)
    static let negation = Traits(8)
    static let coordinator = Traits(9)
    static let subordinator = Traits(10)
    static let that = Traits(11)
    static let wh = Traits(12)
    static let relative = Traits(13)
    /// A pronoun as a subject, alone or with a verb ("he", "they'll").
    static let subject = Traits(14)
    /// "he" and "she".
    static let pronoun = Traits(15)
    static let object = Traits(16)
    static let adverb = Traits(17)
    /// Who is spoken to ("reporters").
    static let addressee = Traits(18)
    /// Who or what may speak without a name ("officials", "report").
    static let spoken = Traits(19)
    /// A day, a month, a part of the day.
    static let time = Traits(20)
    /// "early", "last" and others before a time.
    static let part = Traits(21)
    /// What makes the words between marks a name or a term ("so-called").
    static let scare = Traits(22)
    /// A verb that is no cue, in a finite form.
    static let verb = Traits(23)
    /// What somebody says who says nothing ("nothing", "goodbye").
    static let nothing = Traits(24)
    /// The first word of a phrase that says when or where.
    static let circumstance = Traits(25)
    static let to = Traits(26)
    static let it = Traits(27)
    /// A finite verb by its form alone: in the past or the third person.
    static let cueVerb = Traits(28)
    /// Whether cues begin with the word.
    static let cue = Traits(29)
    static let by = Traits(30)
    static let asWord = Traits(31)
    /// Mostly a man's first name.
    static let male = Traits(32)
    /// Mostly a woman's first name.
    static let female = Traits(33)
    /// What somebody writes or says ("statement", "letter").
    static let document = Traits(34)

    static let determiners: Traits = [.article, .determiner, .possessive]
    static let auxiliaries: Traits = [.be, .have, .do, .modal]

    private static let names: [String: Traits] = [
      "article": article, "determiner": determiner, "possessive": possessive,
      "preposition": preposition, "be": be, "have": have, "do": `do`, "modal": modal,
      "negation": negation, "coordinator": coordinator, "subordinator": subordinator,
      "that": that, "wh": wh, "relative": relative, "subject": subject, "pronoun": pronoun,
      "object": object, "adverb": adverb, "addressee": addressee, "spoken": spoken,
      "time": time, "part": part, "scare": scare, "verb": verb, "nothing": nothing,
      "circumstance": circumstance, "document": document,
    ]
    /// The traits that a cell of the list names, or nil when one is not known.
    static func named(_ cell: String) -> Traits? {
      var all: Traits = []
      for name in cell.split(separator: ",") {
        guard let trait = names[String(name)] else { return nil }
        all.formUnion(trait)
      }
      return all
    }
  }

  /// What a word is, and the first words of which cues it is.
  struct Word: Sendable {
    var traits: Traits
    /// The entries of the cues that begin with the word.
    var cues: Range<Int32>
  }

  let cues: CueVerbs
  private let table: WordTable
  private let words: [Word]

  /// Reads `cue_verbs.tsv`, `quote_words.tsv` and `first_names.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    try self.init(
      CueVerbs(folder: folder), ListFile("quote_words.tsv", in: folder),
      names: ListFile("first_names.tsv", in: folder))
  }

  /// Takes the cues, a list with the columns `word` and `traits`, and first names with the columns
  /// `name` and `gender`.
  package init(
    _ cues: CueVerbs, _ file: ListFile, names: ListFile? = nil
  ) throws(AnalysisError) {
    var words: [Word] = []
    var numbers: [String: Int] = [:]
    func number(_ word: String) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = words.count
      words.append(Word(traits: [], cues: 0..<0))
      return words.count - 1
    }
    for (index, row) in try file.cells("word", "traits").enumerated() {
      guard let traits = Traits.named(row[1]) else {
        throw .badResource(file.name, line: index + 2, problem: "unknown trait in '\(row[1])'")
      }
      words[number(row[0])].traits.formUnion(traits)
    }
    for row in try names?.cells("name", "gender") ?? [] where row[1] == "m" || row[1] == "f" {
      words[number(row[0].lowercased())].traits.formUnion(row[1] == "m" ? .male : .female)
    }
    for (word, trait) in [("to", Traits.to), ("it", .it), ("by", .by), ("as", .asWord)] {
      words[number(word)].traits.formUnion(trait)
    }
    for slot in cues.slots {
      let number = number(slot.word)
      words[number].cues = Int32(slot.entries.lowerBound)..<Int32(slot.entries.upperBound)
      words[number].traits.formUnion(.cue)
      let isFinite = cues.entries[slot.entries].contains { entry in
        entry.rest.isEmpty && (entry.form == .past || entry.form == .present)
      }
      if isFinite { words[number].traits.formUnion(.cueVerb) }
    }
    (self.cues, self.words) = (cues, words)
    table = WordTable(numbers.sorted { $0.value < $1.value }.map { ($0.key, $0.value) })
  }

  /// What a token is, or nil when nothing is known of it.
  @inline(__always)
  func word(_ text: ArticleText, _ token: Token) -> Word? {
    guard token.kind == .word, token.end - token.start < 24 else { return nil }
    return table.value(text.bytes, token.span).map { words[$0] }
  }
}
