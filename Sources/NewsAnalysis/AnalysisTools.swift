import NewsModel

/// Finds header, dateline and paragraphs in the text of an article that a reader has made.
package typealias StoryReading = @Sendable (Article) -> Article

/// What reads and analyzes articles, made of the lists that come with newslab.
///
/// Making one loads the lists by which stories are read and cut into sentences; the larger ones are
/// loaded when a layer first needs them, or by ``load()``. It may be shared between threads.
package struct AnalysisTools: Sendable {
  /// Finds header, dateline and paragraphs of an article.
  package let reading: StoryReading
  /// The same without the language, which takes the longest to find.
  package let partsReading: StoryReading
  /// Finds the language of an article that has its parts, unless it is known.
  package let languageReading: StoryReading
  /// The analyzers.
  private let pipeline: Pipeline
  private let lists: AnalysisLists
  /// The folder of the lists that come with newslab.
  package let lexiconFolder: String
  /// The paths of the tables of roles that were added.
  package let roleTables: [String]
  /// The paths of the tables of profiles of agencies that were added.
  package let profileTables: [String]
  /// The paths of the tables of claim patterns that were added.
  package let claimTables: [String]
  /// The lists of names that were imported.
  package let imported: [Gazetteer]

  /// Takes a folder of lists, then tables of roles, of profiles and of claim patterns by their paths;
  /// a later one wins.
  ///
  /// Names of imported lists win over whatever else is found. `times` says how dates are read that
  /// a text leaves open.
  package init(
    lexicons folder: String, imported: [Gazetteer] = [], roleTables: [String] = [],
    profileTables: [String] = [], claimTables: [String] = [], times: TimeOptions = TimeOptions()
  ) throws(AnalysisError) {
    let lists = AnalysisLists(
      folder: folder, imported: imported, roleTables: roleTables, claimTables: claimTables,
      times: times)
    pipeline = try Pipeline(lazy: Analyzers.all(lists))
    let wire = try WireLists(
      folder: folder, profiles: profileTables, tokenizer: lists.tokenizer.get())
    try pipeline.prepare(.sentences)
    // What somebody wrote is looked at now, whatever will be asked for.
    for path in roleTables { _ = try TableFile(path: path, columns: RoleTable.columns) }
    if !claimTables.isEmpty { _ = try lists.claims.get() }
    reading = { article in
      var article = article
      WireStory.read(&article, lists: wire)
      return article
    }
    partsReading = { article in
      var article = article
      WireStory.readParts(&article, lists: wire)
      return article
    }
    languageReading = { article in
      var article = article
      WireStory.readLanguage(&article, lists: wire)
      return article
    }
    (self.lists, lexiconFolder, self.imported) = (lists, folder, imported)
    (self.roleTables, self.claimTables) = (roleTables, claimTables)
    self.profileTables = profileTables
  }

  /// Loads all lists that are not loaded yet; throws what is wrong with one.
  ///
  /// Without it a layer is empty when a list that it needs cannot be read: who has no way to say so
  /// later calls this first, or ``prepare(_:)``.
  package func load() throws(AnalysisError) { try lists.load() }

  /// Loads the lists that a layer needs, unless that was done; throws what is wrong with one.
  package func prepare(_ layer: LayerName) throws(AnalysisError) { try pipeline.prepare(layer) }

  /// How dates are read that a text leaves open.
  package var timeOptions: TimeOptions { lists.timeOptions }

  /// Whether the names are loaded, which are most of all lists.
  package var hasNames: Bool { lists.lexicons.isMade }

  /// Who held which office when.
  package func roles() throws(AnalysisError) -> RoleTable { try lists.lexicons.get().roles }

  /// The predicates of claims and the rules that find them.
  package func claims() throws(AnalysisError) -> ClaimTables { try lists.claims.get().tables }

  /// What explains why mentions are found and linked as they are.
  package func explaining() throws(AnalysisError) -> Explaining { try lists.explaining.get() }

  /// Begins the analysis of an article that was read.
  package func analysis(of article: Article, kept: (any KeptLayers)? = nil) -> Analysis {
    Analysis(of: article, by: pipeline, kept: kept)
  }

  /// Begins the analysis of an article that was read, with names if somebody else found them.
  package func analysis(of article: Article, names: [Mention]?) -> Analysis {
    Analysis(of: article, by: pipeline, names: names)
  }
}
