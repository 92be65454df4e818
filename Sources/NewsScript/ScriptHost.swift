import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// What all states of one thread share: the analyzers, the corpus, and where messages go.
package final class ScriptHost {
  /// What reads and analyzes articles.
  package let tools: AnalysisTools
  /// The corpus that scripts see, or nil when none is open.
  package var corpus: (any Corpus)? { didSet { search = nil } }
  /// Where `print` writes: a text that ends in a line feed, and the component that prints, if any.
  ///
  /// When it throws, nobody reads any more, and the script stops.
  package var print: (String, String?) throws -> Void
  /// Whether what scripts print is dropped: it was said elsewhere before.
  var isQuiet = false
  /// The component that runs, or nil.
  package var running: String?
  /// The number of the article in the corpus while a run processes it, from 1; nil outside of runs.
  ///
  /// Accumulators keep it with what is added, so that merging restores the order of the corpus.
  package var position: Int?
  /// Told of each record that cannot be read while a script iterates.
  package var reject: (Rejection) -> Void
  /// What states may do beyond their policies.
  package var permissions: [LuaPermission] = []
  /// The policy of script files; plugins have their own.
  package var policy = LuaPolicy.script
  /// Stops what the states run, or nil when nobody will.
  package var cancellation: LuaCancellation?
  /// Limits of calls in place of those of the policies.
  package var limits = LuaLimits()
  /// Where a script that runs by itself writes bytes as they are, errors or not; nil where output is
  /// by lines.
  package var write: (([UInt8], Bool) throws -> Void)?
  /// The next bytes of standard input; nil when scripts may not read it.
  package var read: (() throws -> [UInt8])?
  /// Opens tables of names that scripts ask for.
  package var gazetteers = GazetteerCache(folder: nil)
  /// Token patterns that scripts gave as strings.
  package var patterns = KnownPatterns()
  /// Opens a prompt where a script asks for one; nil where nobody could type.
  package var openPrompt: ((LuaCall) throws -> Void)?
  private var search: CorpusSearch?
  /// Who works with the scripts, for labels and notes that stay.
  package var analyst = "script"
  /// Where scripts write labels and notes.
  package var notebook = SharedNotebook()
  private var unfinished: [UInt8] = []
  private var rejected: Set<Rejection> = []

  /// Makes a host without a corpus that prints nowhere.
  package init(_ tools: AnalysisTools) {
    self.tools = tools
    print = { _, _ in }
    reject = { _ in }
  }

  /// An article for scripts; it is read, and its layers are computed, when they are first asked for.
  package func article(_ story: CorpusArticle) -> ScriptArticle { ScriptArticle(story, host: self) }

  /// An article for scripts that was read.
  package func article(_ article: Article) -> ScriptArticle {
    self.article(CorpusArticle(read: article))
  }

  /// Begins the analysis of an article that was read.
  func analysis(of article: Article) -> Analysis {
    corpus?.analysis(of: article, by: tools) ?? tools.analysis(of: article)
  }

  /// What searches in the corpus; its index is made or opened when it is first asked for.
  func search(in corpus: any Corpus) throws(CorpusError) -> CorpusSearch {
    if let search { return search }
    let opened = try CorpusSearch(corpus, tools: tools)
    search = opened
    return opened
  }

  /// An article made of a plain text, as scripts and examples give it.
  package func article(
    text: String, id: String = "text", date: NewsDate? = nil, title: String? = nil
  )
    -> ScriptArticle
  {
    var article = Article(id: id, text: ArticleText(text))
    article.title = title
    if let date { article.date = Article.Dated(value: date, foundBy: .user) }
    return self.article(tools.reading(article))
  }

  /// What of the permissions a plugin gets that asks for some.
  func permissions(among asked: [LuaPermission]) -> [LuaPermission] {
    permissions.flatMap { given in asked.compactMap { given.intersection($0) } }
  }

  /// Where `io.write` and `io.read` of states go.
  var console: LuaConsole {
    LuaConsole(
      write: { [unowned self] stack, bytes, isError in
        try stack.spendOutput(bytes.count)
        if running == nil, let write { return try write(bytes, isError) }
        try emit(bytes, on: stack)
      }, read: read)
  }

  /// Prints bytes by whole lines; the rest waits for its end.
  ///
  /// When nobody reads any more, the running call is stopped for good.
  func emit(_ bytes: [UInt8], on stack: LuaStack) throws {
    do {
      try emit(bytes)
    } catch {
      stack.stopCall()
      throw error
    }
  }

  private func emit(_ bytes: [UInt8]) throws {
    var bytes = bytes
    if !unfinished.isEmpty {
      bytes = unfinished + bytes
      unfinished = []
    }
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return unfinished = bytes }
    unfinished = Array(bytes[(end + 1)...])
    if !isQuiet { try print(String(decoding: bytes[...end], as: UTF8.self), running) }
  }

  /// Ends the line that a script began and did not end.
  package func endLine() {
    if !unfinished.isEmpty { try? emit([UInt8(ascii: "\n")]) }
  }

  /// Tells of a record that cannot be read, once.
  func tell(_ rejection: Rejection) {
    if rejected.insert(rejection).inserted, !rejection.isSkipped { reject(rejection) }
  }
}
