import NewsAnalysis
import NewsCorpus
import NewsModel

/// newslab inside another program: reads articles, finds what is in them, runs components.
///
/// ```swift
/// let newslab = try Newslab()
/// for article in try newslab.corpus(at: "wire") {
///   for quote in newslab.analyze(article).quotes { print(quote.confidence) }
/// }
/// ```
///
/// Making one loads the lists; keep it. It may be shared between threads.
public struct Newslab: Sendable {
  let resources: ResourceFolder
  let tools: AnalysisTools

  /// Loads the lists that lie beside the program or where `NEWSLAB_DATA` says, and tables of names
  /// and of roles of one's own.
  ///
  /// A table of names is tab-separated and has the columns `name` and `kind` at least. Names of one's
  /// own win over whatever else is found; mentions of a table `people.tsv` have
  /// `foundBy == "gazetteer:people"`. Those of the first table are believed most.
  ///
  /// A table of roles says who held an office when, in the columns `of`, `roles`, `holder`, `from`,
  /// `to` and `source`. For every date of which a later table says anything it wins over those before
  /// and over the table that ships.
  ///
  /// A table of profiles says what the stories of an agency look like, in the columns `agency`, `kind`,
  /// `place` and `form`; see <doc:WireStories>. A table of claim patterns has the columns `id`,
  /// `predicate`, `pattern` and `options`; a pattern takes the place of an earlier one with its id.
  public init(
    names: [String] = [], roles: [String] = [], profiles: [String] = [], claims: [String] = []
  ) throws(NewslabError) {
    let imported = try Self.open(names)
    do throws(AnalysisError) {
      try self.init(ResourceFolder.find(), imported, roles, profiles, claims)
    } catch {
      throw .resources(error.description)
    }
  }

  /// Loads the lists of a folder that has `lexicons`, `scripts` and `plugins`, or of a checkout, and
  /// tables of one's own.
  public init(
    data folder: String, names: [String] = [], roles: [String] = [], profiles: [String] = [],
    claims: [String] = []
  ) throws(NewslabError) {
    let imported = try Self.open(names)
    do throws(AnalysisError) {
      let resources = try ResourceFolder.find(executable: folder + "/newslab", data: folder)
      try self.init(resources, imported, roles, profiles, claims)
    } catch {
      throw .resources(error.description)
    }
  }

  private init(
    _ resources: ResourceFolder, _ imported: [Gazetteer], _ roles: [String],
    _ profiles: [String], _ claims: [String]
  ) throws(AnalysisError) {
    self.resources = resources
    tools = try AnalysisTools(
      lexicons: resources.lexicons, imported: imported, roleTables: roles,
      profileTables: profiles, claimTables: claims)
    try tools.load()
  }

  private static func open(_ tables: [String]) throws(NewslabError) -> [Gazetteer] {
    let cache = GazetteerCache()
    do throws(GazetteerError) {
      var lists: [Gazetteer] = []
      for path in tables {
        let name = GazetteerFolders.listName(ofTable: path)
        if let problem = GazetteerFolders.problem(ofList: name) { throw .badList(problem) }
        lists.append(try cache.open(path, name: name).list)
      }
      return lists
    } catch {
      throw .resources(error.description)
    }
  }

  /// Opens folders, text files and JSON lines files; the articles are read when they are asked for.
  public func corpus(at paths: String...) throws(NewslabError) -> ArticleCorpus {
    do throws(CorpusError) {
      return ArticleCorpus(try Corpora.open(paths, tools: tools), tools: tools)
    } catch {
      throw .unreadable(error.description)
    }
  }

  /// An article made of a plain text, with whatever its header and dateline say.
  public func article(_ text: String, id: String = "text", date: NewsDate? = nil) -> Article {
    var article = Article(id: id, text: ArticleText(text))
    if let date { article.date = Article.Dated(value: date, foundBy: .user) }
    return tools.reading(article)
  }

  /// Everything that newslab finds in an article.
  public func analyze(_ article: Article) -> ArticleAnalysis {
    ArticleAnalysis(tools.analysis(of: article))
  }
}
