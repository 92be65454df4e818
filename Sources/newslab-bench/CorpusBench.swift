import CorpusMaker
import NewsCorpus

/// What newslab costs over a corpus, from the start of the program to its end, beside programs that
/// do the same, in the same run and in turns.
struct CorpusBench {
  /// What is measured.
  enum Part: String, CaseIterable {
    /// Records into a store.
    case `import`
    /// The same articles in each format.
    case formats
    /// A Lua filter over JSON lines.
    case filter
    /// The same filter over a store.
    case store
    /// Words in a store.
    case search
  }

  private let data: String
  private let parts: [Part]
  private let hasPeers: Bool
  private let python: String?
  private let sizes: [Int]

  /// Takes the corpus of which bigger ones are made; for the search it may be a store.
  init(data: String, parts: [Part], sizes: [Int], python: String?, hasPeers: Bool) {
    (self.data, self.parts, self.sizes, self.hasPeers) = (data, parts, sizes, hasPeers)
    self.python =
      python ?? (hasPeers ? PythonEnvironment.python(with: Self.packages, name: "corpus-3") : nil)
  }

  private static let packages = [
    "orjson==3.*", "duckdb==1.*", "tantivy==0.*", "lxml==5.*", "feedparser==6.*",
  ]

  /// Prints the tables of each part and size; says whether all targets are met.
  @discardableResult
  func run() throws -> Bool {
    guard let folder = BuildFolder() else { return false }
    guard let own = CorpusContest.beside("newslab") else {
      print("newslab is skipped: it is not beside newslab-bench; build it with -c release")
      return false
    }
    if hasPeers, python == nil {
      print("Python's are skipped: no Python with packages; name one with --python PATH")
    }
    let peers = CorpusPeers(folder: folder, python: python, isWanted: hasPeers)
    if StoreFile.isStore(data) {
      return try CorpusSearchBench(folder: folder, peers: peers).run(over: data)
    }
    var isMet = true
    for megabytes in sizes {
      let path = folder.path("corpus.jsonl")
      _ = folder.write("", to: "corpus.jsonl")
      let count = try CorpusFile.write(
        .bytes(megabytes * 1_000_000), of: data, seed: 1, to: path)
      let corpus = MadeCorpus(
        path: path, store: folder.path("corpus.newslab"), megabytes: Double(megabytes),
        articles: count, newslab: own)
      defer { folder.remove("corpus.newslab") }
      for part in parts {
        let title = "\(megabytes) MB of JSON lines, \(count) articles"
        print("\n\(part.rawValue): \(title); load \(CorpusContest.load())")
        isMet = try run(part, over: corpus, in: folder, peers) && isMet
      }
    }
    return isMet
  }

  private func run(
    _ part: Part, over corpus: MadeCorpus, in folder: BuildFolder, _ peers: CorpusPeers
  ) throws -> Bool {
    switch part {
    case .filter:
      return CorpusFilterBench(folder: folder, peers: peers).run(over: corpus)
    case .formats:
      return try CorpusFormatsBench(folder: folder, peers: peers).run(over: corpus)
    case .import:
      return CorpusImportBench(folder: folder, peers: peers).run(over: corpus)
    case .store:
      guard corpus.makeStore(indexes: false) else { return false }
      return CorpusStoreBench(folder: folder, peers: peers).run(over: corpus)
    case .search:
      guard corpus.makeStore(indexes: true) else { return false }
      return try CorpusSearchBench(folder: folder, peers: peers).run(over: corpus.store)
    }
  }
}

/// A corpus that was made to be measured.
struct MadeCorpus {
  /// The file of JSON lines.
  let path: String
  /// The file of the store, which is there after ``makeStore(indexes:)``.
  let store: String
  /// The size of the JSON lines.
  let megabytes: Double
  let articles: Int
  /// The program.
  let newslab: String

  /// The command that imports the corpus.
  func importing(indexes: Bool, to store: String) -> [String] {
    [newslab, "import", path, "--to", store] + (indexes ? [] : ["--no-index"])
  }

  /// Makes the store, anew.
  func makeStore(indexes: Bool) -> Bool {
    BuildFolder.removeStore(store)
    guard Measurement.run(importing(indexes: indexes, to: store)) == 0 else {
      print("newslab has failed to import \(path)")
      return false
    }
    return true
  }
}

/// What the peers of the corpus bench are made with.
struct CorpusPeers {
  let folder: BuildFolder
  let python: String?
  /// Whether peers are measured at all.
  let isWanted: Bool

  /// A program in C; nil, with a line that says so, when it cannot be built.
  func program(_ source: String, _ name: String, flags: [String]) -> String? {
    guard isWanted else { return nil }
    if folder.build(source, to: name, flags: flags) { return folder.path(name) }
    print("C is skipped: cc or what it needs is not here (\(flags.joined(separator: " ")))")
    return nil
  }

  /// The beginning of a command that runs a program for Python; nil, with a line that says so, when
  /// it has not the module.
  func script(_ source: String, _ name: String, module: String) -> [String]? {
    guard isWanted, let python else { return nil }
    if Measurement.run([python, "-c", "import \(module)"]) == 0,
      let script = folder.write(source, to: name)
    {
      return [python, script]
    }
    print("\(module) is skipped: '\(python)' has it not")
    return nil
  }
}
