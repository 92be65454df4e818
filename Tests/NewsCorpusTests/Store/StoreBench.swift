import CorpusTestSupport
import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport

/// A store in a folder of its own, and what tests do with it.
struct StoreBench {
  /// The tools with the lists that come with newslab.
  static let tools = Result {
    try AnalysisTools(lexicons: Checkout.path + "/Sources/NewsAnalysis/Resources")
  }

  let folder: TemporaryFolder
  let tools: AnalysisTools

  init() throws {
    folder = try TemporaryFolder()
    tools = try Self.tools.get()
  }

  var path: String { folder.file("wire.newslab") }

  /// Imports what stands at paths below the folder.
  @discardableResult
  func importing(
    _ names: String..., options: StoreImport.Options = StoreImport.Options()
  ) throws -> StoreImport.Summary {
    var run = try StoreImport(
      into: StoreFile.write(path, makes: true), tools: tools, options: options)
    _ = try run.run(names.flatMap { FileCorpus.find(folder.file($0)) })
    return run.summary
  }

  /// The store as a corpus.
  func corpus() throws -> StoreCorpus { try StoreCorpus(path: path, tools: tools) }

  /// The rows of a question, columns between `|`, null as `-`.
  func rows(_ sql: String) throws -> [String] {
    let database = try SQLiteDatabase(path: path, mode: .read)
    let statement = try database.prepare(sql)
    var rows: [String] = []
    while try statement.step() {
      rows.append(
        (0..<statement.columnCount).map { statement.string($0) ?? "-" }
          .joined(separator: "|"))
    }
    return rows
  }

  /// The articles of a corpus as JSON.
  func json(_ corpus: any Corpus) throws -> [String] {
    var lines: [String] = []
    try corpus.forEach {
      let analysis = corpus.analysis(of: $0, by: tools)
      let bytes = ArticleJSON(extraLayers: [.tokens]).bytes(of: analysis)
      lines.append(String(decoding: bytes, as: UTF8.self))
      return true
    }
    return lines
  }
}

extension StoreBench {
  /// The bytes of the file of the store.
  func bytes() throws -> [UInt8] {
    try DescriptorSource(path: path).readAll(upTo: .max)
  }

  /// All rows of all tables, those of the full-text index as the words that it knows.
  func dump() throws -> [String] {
    try StoreDump.lines(of: SQLiteDatabase(path: path, mode: .read))
  }
}
