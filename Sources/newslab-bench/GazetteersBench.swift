import Glibc
import NewsAnalysis
import NewsCorpus
import NewsModel

/// How fast long lists of names are compiled, opened and matched; beside `grep -F`.
struct GazetteersBench {
  private let articles: [(text: ArticleText, tokens: [Token])]
  private let megabytes: Double
  private let names: BenchNames

  init(path: String) throws {
    let resources = try ResourceFolder.find()
    let tools = try AnalysisTools(lexicons: resources.lexicons)
    names = try BenchNames(folder: resources.lexicons)
    let corpus = try Corpora.open([path], tools: tools)
    var read: [(text: ArticleText, tokens: [Token])] = []
    try corpus.forEach {
      read.append(($0.text, tools.analysis(of: $0).tokens))
      return true
    }
    let bytes = read.reduce(0) { $0 + $1.text.count }
    let copies = max(1, 4_000_000 / max(1, bytes))
    articles = Array(repeating: read, count: copies).flatMap { $0 }
    megabytes = Double(bytes * copies) / 1e6
  }

  func run() throws {
    print("\(articles.count) articles, \(Measurement.shown(megabytes)) MB, one core")
    BenchTable.print(["list", "compile", "open", "MB/s", "file", "memory, names found"])
    for count in [50_000, 500_000] { try run(count) }
  }

  private func run(_ count: Int) throws {
    var template = Array("\(P_tmpdir)/newslab-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileText.Unreadable(path: P_tmpdir) }
    let folder = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = Measurement.run(["rm", "-r", folder]) }
    let table = folder + "/names.tsv"
    try write(names.table(count), to: table)
    // Older than the tick of the clock, so that the header is enough.
    var old = utimbuf(actime: 1_000_000_000, modtime: 1_000_000_000)
    utime(table, &old)
    let cache = GazetteerCache(folder: folder + "/cache")
    let compile = try Measurement.once { _ = try cache.open(table, name: "names") }
    let before = Self.residentMegabytes()
    let opened = try cache.open(table, name: "names")
    guard opened.wasCompiled, opened.list.count == count else {
      throw FileText.Unreadable(path: table)
    }
    let open = try Self.wallSeconds { _ = try cache.open(table, name: "names") }
    var found = 0
    let match = Measurement.seconds {
      found = 0
      for article in articles {
        found += opened.list.matches(in: article.tokens, of: article.text).count
      }
    }
    let memory = Self.residentMegabytes() - before
    BenchTable.print([
      "\(count) names", Measurement.shown(compile) + " s", Measurement.shown(open * 1e3) + " ms",
      Measurement.shown(megabytes / match), Measurement.shown(Double(opened.list.byteCount) / 1e6),
      Measurement.shown(memory) + " MB, " + String(found),
    ])
    try peer(folder, count, match)
  }

  /// `grep -o -w -F` with the same names over the same bytes many times; it makes its machine anew
  /// each time, which is taken off.
  private func peer(_ folder: String, _ count: Int, _ own: Double) throws {
    let copies = 20
    var once: [UInt8] = []
    for article in articles { once += article.text.bytes + [0x0A] }
    var text: [UInt8] = []
    for _ in 0..<copies { text += once }
    try write(names.lines(count), to: folder + "/names.txt")
    try write([], to: folder + "/empty")
    try write(text, to: folder + "/text")
    // Into a pipe: where nobody reads, grep stops at the first line.
    let command = ["sh", "-c", "grep -o -w -F -f \"$0\" \"$1\" | wc -l", folder + "/names.txt"]
    guard let empty = Measurement.seconds(of: command + [folder + "/empty"]),
      let whole = Measurement.seconds(of: command + [folder + "/text"])
    else { return print("grep cannot be run here") }
    let match = (whole - empty) / Double(copies)
    guard match > 0 else { return print("  grep -o -w -F: the machine is too busy to tell") }
    BenchTable.print([
      "  grep -o -w -F", Measurement.shown(empty) + " s", "",
      Measurement.shown(megabytes / match), "",
      "peer; it takes \(Measurement.shown(match / own)) times as long to match",
    ])
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw FileText.Unreadable(path: path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw FileText.Unreadable(path: path) }
  }

  /// Seconds by the clock on the wall of one run of the body, the median of five.
  private static func wallSeconds(_ body: () throws -> Void) rethrows -> Double {
    var runs: [Double] = []
    for _ in 0..<5 {
      let time = try ContinuousClock().measure { try body() }
      runs.append(Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
    }
    return Measurement.median(runs)
  }

  /// The memory of the process that is there, mapped files included, in megabytes.
  private static func residentMegabytes() -> Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
  }
}
