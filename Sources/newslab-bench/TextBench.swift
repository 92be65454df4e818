import Glibc
import NewsAnalysis
import NewsCorpus
import NewsModel

/// How many megabytes of news a second the layers take, one core, beside BlingFire and spaCy small.
///
/// Every round measures each row once, newslab's and the peers' in turn; shown are the medians, and
/// the medians of the ratios of the same round.
struct TextBench {
  /// What is measured: a name, and the work for one article from its text on.
  private struct Row {
    let name: String
    let work: (Analysis) -> Void
  }

  private static let rounds = 5
  /// How much text spaCy reads in a round; it would take minutes for all.
  private static let spaCyBytes = 300_000

  private let articles: [Article]
  private let tools: AnalysisTools
  private let megabytes: Double
  private let tokens: Int

  private let rows = [
    Row(name: "tokens") { _ = $0.tokens },
    Row(name: "tokens + sentences") { _ = ($0.tokens, $0.sentences) },
    Row(name: "names") { _ = $0.names },
    Row(name: "all to entities") { _ = $0.entities },
    Row(name: "entities + quotes") { _ = ($0.entities, $0.quotes) },
    Row(name: "entities + times") { _ = ($0.entities, $0.times) },
    Row(name: "entities … claims") { _ = ($0.entities, $0.quotes, $0.times, $0.claims) },
    Row(name: "all layers") { _ = ($0.entities, $0.quotes, $0.times, $0.claims, $0.numbers) },
  ]

  /// Reads the news.
  init(path: String) throws {
    tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons)
    let corpus = try Corpora.open([path], tools: tools)
    var read: [Article] = []
    try corpus.forEach {
      read.append($0)
      return true
    }
    articles = read
    megabytes = Double(read.reduce(0) { $0 + $1.text.count }) / 1e6
    let tools = tools
    tokens = read.reduce(0) { $0 + tools.analysis(of: $1).tokens.count }
  }

  /// Prints the table and the verdicts.
  func run(python: String?, hasPeers: Bool) throws {
    let bytes = articles.reduce(0) { $0 + $1.text.count }
    print("articles \(articles.count), bytes \(bytes), tokens \(tokens); one core")
    var peers = hasPeers ? PythonPeers(python: python) : nil
    if let started = peers, !started.load(articles) { peers = nil }
    let some = spaCyArticles()
    // Enough text that the clock has something to show: about 4 MB.
    let copies = max(1, Int(4 / max(megabytes, 0.001)))
    let partCopies = max(1, copies * articles.count / max(1, some.count))
    var seconds: [[Double]] = rows.map { _ in [] }
    var (bling, spaCy, namesOfPart): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<Self.rounds {
      for (index, row) in rows.enumerated() {
        seconds[index].append(measure(row, articles, copies))
        if row.name == "tokens + sentences", let peers, peers.hasBlingFire {
          peers.blingFireSeconds(articles.count).map { bling.append($0) }
        }
        if row.name == "names", let peers, peers.hasSpaCy {
          namesOfPart.append(measure(row, some, partCopies))
          peers.spaCySeconds(some.count).map { spaCy.append($0) }
        }
      }
    }
    print("".padded(24), "MB/s".padded(8), "tokens/s")
    for (row, all) in zip(rows, seconds) { show(row.name, Measurement.median(all), share: 1) }
    if !bling.isEmpty { show("BlingFire, two passes", Measurement.median(bling), share: 1) }
    if !spaCy.isEmpty {
      let part = Double(some.reduce(0) { $0 + $1.text.count }) / Double(max(1, bytes))
      show("spaCy small, ner", Measurement.median(spaCy), share: part)
    }
    verdict("tokens + sentences", seconds[1], beside: "BlingFire's two passes", bling, target: 4)
    verdict("names", namesOfPart, beside: "spaCy small's ner", spaCy, target: 50)
    if let peer = try wordCountSeconds() {
      let ratio = Measurement.shown(Measurement.median(seconds[0]) / peer)
      print("tokens take \(ratio) times as long as wc -w")
    }
  }

  /// Processor seconds of a row over articles, the mean of some copies.
  private func measure(_ row: Row, _ articles: [Article], _ copies: Int) -> Double {
    let seconds = Measurement.once {
      for _ in 0..<copies {
        for article in articles { row.work(tools.analysis(of: article)) }
      }
    }
    return seconds / Double(copies)
  }

  /// The first articles, as much text as spaCy reads in a round.
  private func spaCyArticles() -> [Article] {
    var bytes = 0
    let some = articles.prefix { article in
      defer { bytes += article.text.count }
      return bytes < Self.spaCyBytes
    }
    return Array(some)
  }

  /// A row of the table; `share` is the part of the text that was read in these seconds.
  private func show(_ name: String, _ seconds: Double, share: Double) {
    let speed = Measurement.shown(megabytes * share / seconds)
    let words = Int((Double(tokens) * share / seconds).rounded())
    print(name.padded(24), speed.padded(8), words)
    fflush(nil)
  }

  private func verdict(
    _ name: String, _ own: [Double], beside peer: String, _ theirs: [Double], target: Double
  ) {
    guard !own.isEmpty, own.count == theirs.count else { return }
    let ratio = Measurement.median(zip(own, theirs).map { $1 / $0 })
    let word = ratio >= target ? "ok" : "missed"
    let aim = Int(target)
    print("\(name): \(Measurement.shown(ratio)) times as fast as \(peer); target \(aim): \(word)")
  }

  /// Seconds of `wc -w` over the same bytes, from a file; nil where it cannot be run.
  private func wordCountSeconds() throws -> Double? {
    guard let folder = BuildFolder() else { return nil }
    let copies = max(1, Int(4 / max(megabytes, 0.001)))
    let text = articles.map(\.text.string).joined()
    let all = String(repeating: text, count: copies)
    guard let path = folder.write(all, to: "words.txt") else { return nil }
    return Measurement.seconds(of: ["wc", "-w", path]).map { $0 / Double(copies) }
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
