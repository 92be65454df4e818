import Glibc
import LuaKit
import NewsCorpus
import NewsScript
import TerminalText

/// Where a reader of the corpus is.
struct CorpusReading {
  private let cursor: any CorpusCursor
  private var waiting: CorpusArticle?

  /// Begins at the first article.
  init(_ corpus: any Corpus) { cursor = corpus.makeCursor() }

  /// The next article, which stays the next one; nil at the end.
  mutating func peek(_ reject: (Rejection) -> Void) -> CorpusArticle? {
    while waiting == nil {
      switch cursor.nextItem() {
      case nil: return nil
      case .rejected(let rejection): reject(rejection)
      case .article(let article): waiting = article
      }
    }
    return waiting
  }

  /// Goes on behind the next article.
  mutating func advance() { waiting = nil }
}

extension REPL {
  /// What the corpus is and how many articles it has.
  var corpusWords: String {
    guard let corpus = state.host.corpus else {
      return "no corpus; 'newslab FOLDER' opens one"
    }
    let count = corpus.count
    let articles = count == 1 ? "1 article" : "\(count) articles"
    var status = stat()
    let isFolder = stat(corpus.name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let slash = isFolder && !corpus.name.hasSuffix("/") ? "/" : ""
    return "\(articles) in " + DisplayText.visible(corpus.name + slash)
  }

  /// Says which corpus is open, or opens another one; variables stay.
  func openCorpus(_ path: String) {
    if path.isEmpty {
      let hint = state.host.corpus == nil ? "no corpus; ':corpus PATH' opens one" : corpusWords
      return show(hint + "\n")
    }
    attempt {
      try state.open(try session.corpus(named: expanded(path)))
      reading = nil
      record.translate(["-- the corpus from here on: --corpus \(path)"])
      show(corpusWords + "\n")
    }
  }

  /// Shows the next article and makes it the variables `a` and `article`.
  func readNext() {
    attempt {
      guard let article = try nextArticle() else { return show("no more articles\n") }
      let value = try state.value(of: article)
      for name in ["a", "article"] { try state.lua.setGlobal(name, value) }
      reading?.advance()
      record.translate(["a = corpus:article(\(LuaText.quoted(article.id))); article = a"])
      try present([value])
    }
  }

  /// Shows the next article, or that of an id, and moves nowhere.
  func peek(at id: String) {
    attempt {
      let article =
        id.isEmpty ? try nextArticle() : CorpusArticle(read: try openedCorpus().article(id: id))
      guard let article else { return show("no more articles\n") }
      try present([state.value(of: article)])
    }
  }

  private func openedCorpus() throws -> any Corpus {
    guard let corpus = state.host.corpus else {
      throw CommandFailure(.usage, "no corpus is open; ':corpus PATH' opens one")
    }
    return corpus
  }

  private func nextArticle() throws -> CorpusArticle? {
    var reading = try reading ?? CorpusReading(openedCorpus())
    defer { self.reading = reading }
    return reading.peek { complain([DisplayText.visible("\($0.place): \($0.reason)")]) }
  }
}
