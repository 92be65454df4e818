import CorpusMaker
import NewsCorpus
import NewsModel

/// Reading the same articles in each format, beside what Python reads it with.
///
/// newslab is a child of this program that opens the file and goes through its articles; the others
/// read the file and take the same fields. Neither stores anything. The start of a program and the
/// loading of its modules do not count. Python's `html` rows parse a page and join its paragraphs;
/// newslab looks for the article on it as well.
struct CorpusFormatsBench {
  let folder: BuildFolder
  let peers: CorpusPeers

  /// A format with the peer that reads it, and the module that it needs.
  private static let formats: [(format: FormatFiles.Format, peer: String, module: String)] = [
    (.jsonl, "Python, orjson", "orjson"), (.csv, "Python, csv", "csv"),
    (.ninjs, "Python, orjson", "orjson"), (.rss, "Python, feedparser", "feedparser"),
    (.html, "Python, lxml", "lxml.html"), (.reuters, "Python, lxml", "lxml.html"),
  ]

  /// Prints a table for each format; says whether everything could be measured.
  func run(over corpus: MadeCorpus) throws -> Bool {
    guard let own = CorpusContest.beside("newslab-bench") else { return false }
    let files = try FormatFiles(of: corpus.path, in: folder)
    var isMet = true
    for (format, peer, module) in Self.formats {
      let file = try files.write(format)
      print(
        "\(format.rawValue), \(Measurement.shown(file.megabytes)) MB, \(file.articles) articles")
      var contestants = [
        CorpusContest.Contestant(
          name: "newslab", command: [own, "read", file.path], cost: CorpusContest.stated)
      ]
      if let script = peers.script(FormatPeerScript.source, "read.py", module: module) {
        contestants.append(
          .init(
            name: peer, command: script + [format.rawValue, file.path],
            cost: CorpusContest.stated))
      }
      let contest = CorpusContest(
        contestants: contestants, rounds: 3, megabytes: file.megabytes, articles: file.articles)
      isMet = contest.run() && isMet
    }
    return isMet
  }

  /// The work of the child: goes through a corpus and prints what that cost, with the number of
  /// articles and of the bytes of their texts.
  static func read(_ path: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var (articles, bytes) = (0, 0)
    let processor = try Measurement.once {
      try FileCorpus.open([path], reading: { $0 }).forEach {
        articles += 1
        bytes += $0.text.count
        return true
      }
    }
    let wall = start.duration(to: clock.now)
    let seconds =
      Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
    print(seconds, processor, Measurement.peakMemory, articles, bytes)
  }
}
