import Foundation
import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

/// Stores keep what was found under a fingerprint: when rules find something else, it must change.
struct AnalysisFingerprintTests {
  /// The fingerprint of a step and a hash of what it finds in the texts.
  struct Line: Equatable {
    let step, fingerprint, found: String
    var text: String { "\(step) \(fingerprint) \(found)\n" }
  }

  private static let file =
    Checkout.path + "/Tests/Snapshots/NewsCorpusTests/AnalysisFingerprintTests/found.txt"
  private static let version = ["reading": "readingVersion", "analysis": "analysisVersion"]

  /// What is wrong with what is found now, beside what was recorded; nil when they are equal.
  static func problem(_ recorded: String, _ lines: [Line]) -> String? {
    let known = Dictionary(
      recorded.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        .filter { $0.count == 3 }.map {
          ($0[0], Line(step: $0[0], fingerprint: $0[1], found: $0[2]))
        }
    ) { $1 }
    for line in lines {
      guard let old = known[line.step] else {
        return "'\(line.step)' was never recorded; \(record)"
      }
      if old == line { continue }
      if old.fingerprint == line.fingerprint {
        return
          "\(line.step) finds something else in the texts of this test, and the fingerprint is "
          + "the same: stores would keep what was found before. Raise "
          + "AnalysisFingerprint.\(version[line.step] ?? ""), then \(record)"
      }
    }
    let isSame = lines.allSatisfy { known[$0.step] == $0 }
    return isSame ? nil : "the fingerprint has changed; \(record)"
  }

  private static let record =
    "RECORD_SNAPSHOTS=1 swift test --filter AnalysisFingerprintTests writes the file anew"

  @Test func `what is found changes only together with the fingerprint`() throws {
    let tools = try StoreBench.tools.get()
    let found = try Self.found(by: tools)
    let lines = [
      Line(step: "reading", fingerprint: AnalysisFingerprint.reading(tools), found: found.reading),
      Line(
        step: "analysis", fingerprint: AnalysisFingerprint.analysis(tools), found: found.analysis),
    ]
    let recorded = (try? String(contentsOfFile: Self.file, encoding: .utf8)) ?? ""
    guard let problem = Self.problem(recorded, lines) else { return }
    let isForgotten = problem.contains("Raise")
    if Snapshot.isRecording, !isForgotten {
      try Snapshot.check(lines.map(\.text).joined(), file: URL(fileURLWithPath: Self.file))
    } else {
      Issue.record("\(problem)")
    }
  }

  @Test(
    arguments: [
      ("reading a 1\nanalysis b 2\n", nil),
      ("reading a 1\nanalysis b 3\n", "Raise AnalysisFingerprint.analysisVersion"),
      ("reading a 9\nanalysis b 2\n", "Raise AnalysisFingerprint.readingVersion"),
      ("reading z 1\nanalysis b 2\n", "the fingerprint has changed"),
      ("reading z 9\nanalysis y 8\n", "the fingerprint has changed"),
      ("reading a 1\n", "'analysis' was never recorded"),
      ("", "'reading' was never recorded"),
    ] as [(String, String?)])
  func `says what to do`(recorded: String, words: String?) {
    let lines = [
      Line(step: "reading", fingerprint: "a", found: "1"),
      Line(step: "analysis", fingerprint: "b", found: "2"),
    ]
    let problem = Self.problem(recorded, lines)
    #expect((problem == nil) == (words == nil))
    if let words { #expect(problem?.contains(words) == true, "\(problem ?? "")") }
  }

  /// Hashes of what is found in all texts: as stores keep it, and as JSON shows it.
  private static func found(by tools: AnalysisTools) throws -> (reading: String, analysis: String) {
    var (reading, analysis): ([UInt8], [UInt8]) = ([], [])
    for (number, text) in try texts().enumerated() {
      var article = Article(id: "t\(number)", text: ArticleText(text))
      // Whether languages can be told apart depends on what is installed.
      article.language = "en"
      article = tools.partsReading(article)
      reading += ReadingSpans.bytes(of: article)
      reading += Array("\(article.date?.value.description ?? "-") \(article.agency ?? "-")".utf8)
      let layers = tools.analysis(of: article)
      for blob in PackedLayers(layers).blobs { analysis += blob }
      analysis += ArticleJSON(extraLayers: [.tokens]).bytes(of: layers)
    }
    return (ContentHash.id(of: reading), ContentHash.id(of: analysis))
  }

  private static func texts() throws -> [String] {
    let seeds = Checkout.path + "/seeds"
    let names = try FileManager.default.contentsOfDirectory(atPath: seeds).sorted()
    let files =
      names.map { seeds + "/" + $0 } + [Checkout.path + "/Tests/Fixtures/seed-nonascii.txt"]
    return try files.map { try String(contentsOfFile: $0, encoding: .utf8) } + stories
  }

  private static let stories = [
    """
     date 2017-04-06 LIMA. REUTERS - President Ada Byron met Ina Moll in Paris on Monday.

    "We agree with the UN," Byron said. "It rains," she added, "and it will rain until Friday."
    She noted that the talks, which began in 2015, had failed twice last year.
    """,
    """
    WASHINGTON, May 3 (AP) - Secretary of State John Kerry told reporters on Tuesday that the
    U.S. would not leave NATO. According to Mr. Kerry, Gen. Ray Odierno arrived at 9 a.m.

    The Organisation for the Prohibition of Chemical Weapons (OPCW) said it had no comment. The OPCW
    is based in The Hague.
    """,
    """
    ASTANA. KAZINFORM - The Kazakh President, the Chinese Foreign Minister Wang Yi and the Prime
    Minister of Russia discussed the Shanghai Cooperation Organization from April 3 to 7, 2017.

    Photo: press service
    """,
    """
    By Grace Hopper

    LONDON (AFP) 12 June 2016 - Barclays Plc shares fell 3.5 percent, and the FTSE 100 rose to 6,100
    points. "No," said one trader at Lloyds. "Not today." Ph.D. students Bob Lee and Robert Lee met.

    ---
    Copyright 2016 AFP
    """,
    """
    BERLIN/PARIS, Jan. 31 - Chancellor Angela Merkel and French counterpart Francois Hollande will
    meet in two weeks' time, an official who declined to be named said.

    Ms. Merkel's spokesman Steffen Seibert wrote on Twitter: "The Chancellor's visit isn't cancelled".
    Every Monday since 2014, hundreds of Germans, Syrians and Afghans have marched in Dresden.
    """,
  ]
}
