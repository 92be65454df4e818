import Glibc
import NewsAnalysis
import NewsCorpus
import NewsModel

/// How many megabytes of news a second the layers take, one core.
struct TextBench {
  private let articles: [Article]
  private let tools: AnalysisTools
  private let megabytes: Double

  init(path: String) throws {
    tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons)
    let corpus = try Corpus.open([path], reading: tools.reading)
    var read: [Article] = []
    try corpus.forEach {
      read.append($0)
      return true
    }
    let bytes = read.reduce(0) { $0 + $1.text.count }
    // Enough text that the clock has something to show: about 4 MB.
    let copies = max(1, 4_000_000 / max(1, bytes))
    articles = Array(repeating: read, count: copies).flatMap { $0 }
    megabytes = Double(bytes * copies) / 1e6
  }

  func run() throws {
    print("\(articles.count) articles, \(Measurement.shown(megabytes)) MB, MB/s of one core")
    let tokens = row("tokens") { _ = $0.tokens }
    row("tokens + sentences") { _ = ($0.tokens, $0.sentences) }
    row("all to entities") { _ = $0.entities }
    row("all layers") { _ = ($0.quotes, $0.times) }
    if let peer = try peerSeconds() {
      print("wc -w".padded(20), Measurement.shown(megabytes / peer).padded(8), "peer")
      print("tokens take \(Measurement.shown(tokens / peer)) times as long as wc -w")
    } else {
      print("wc -w cannot be run here")
    }
  }

  @discardableResult
  private func row(_ name: String, _ body: (Analysis) -> Void) -> Double {
    let seconds = Measurement.seconds {
      for article in articles { body(tools.analysis(of: article)) }
    }
    print(name.padded(20), Measurement.shown(megabytes / seconds).padded(8))
    return seconds
  }

  /// `wc -w` over the same bytes, from a file.
  private func peerSeconds() throws -> Double? {
    var path = Array("\(P_tmpdir)/newslab-bench-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    let sink = DescriptorBytes(descriptor)
    for article in articles { sink.write(article.text.bytes) }
    close(descriptor)
    return Measurement.seconds(of: ["wc", "-w", name])
  }
}

/// Writes bytes to a file that is thrown away afterwards.
private struct DescriptorBytes {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
