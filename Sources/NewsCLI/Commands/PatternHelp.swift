import NewsScript
import TokenPatterns

/// `newslab help patterns`: the language of token patterns.
enum PatternHelp {
  static let topic = "patterns"

  /// Writes the page.
  static func write(in session: Session) throws {
    var document = Document()
    let attributes = TokenAttribute.allCases.map {
      [Document.Cell.text($0.rawValue), .text($0.summary.filter { $0 != "`" })]
    }
    document.blocks = [
      .heading(level: 1, text: "Patterns of tokens"),
      .paragraph(
        "A pattern says what tokens look like, one after the other: "
          + #"[ent.kind="PERSON"] []{0,3} [lemma="say"] "that". "#
          + "newslab search --kwic, article:match, article:has_match and corpus:match take one."),
      .table(Document.Table(columns: ["part", "what it means"], rows: Self.rows(parts))),
      .heading(level: 2, text: "Attributes"),
      .table(Document.Table(columns: ["attribute", "what it is"], rows: attributes)),
      .heading(level: 2, text: "Modes"),
      .table(Document.Table(columns: ["mode", "which matches it gives"], rows: Self.rows(modes))),
      .paragraph(
        "Upper and lower case are equal, accents count. Behind a value %c and %C ignore and mind "
          + "case, %d and %D accents, and %l takes it literally."),
    ]
    try session.output.write(TextRenderer(width: session.columns).render(document))
  }

  private static func rows(_ parts: [(String, String)]) -> [[Document.Cell]] {
    parts.map { [.text($0.0), .text($0.1)] }
  }

  private static let parts = [
    (#""that""#, "a word; the value is a regular expression for the whole of it"),
    (#"[lemma="say"]"#, "a token with this value; != for any other"),
    ("[]", "any token"),
    ("[A & B | !C]", "conditions; & binds tighter than |"),
    ("A* A+ A? A{2} A{2,} A{,3}", "how often a token or a group stands there"),
    ("(A B | C)", "a group; one sequence or the other"),
    ("name:A", "keeps the place of a token or a group as a label"),
    ("<s> </s> <s/>", "where a sentence begins, where it ends, a whole one"),
    ("<p/> <quote/>", "a paragraph, a part of a direct quote"),
    (#"<ent kind="PERSON"/>"#, "a mention; kind, form and id may be asked for"),
    ("A within <s/>", "all of the match in one sentence"),
    ("A containing B", "a match of B inside that of A"),
    ("A :: x.word = y.word", "what must be true of labels; also distance(x, y) < 5"),
  ]

  private static let modes = [
    ("longest", "the longest at each place; the next one begins behind it"),
    ("first", "the shortest at each place; the next one begins behind it"),
    ("all", "all, however they overlap"),
  ]
}
