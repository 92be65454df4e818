import NewsModel

/// Finds header, dateline and paragraphs in the text of an article that a reader has made.
package typealias StoryReading = @Sendable (Article) -> Article

/// What reads and analyzes articles, made of the lists that come with newslab.
///
/// Making one loads the lists; it may be shared between threads.
package struct AnalysisTools: Sendable {
  /// Finds header, dateline and paragraphs of an article.
  package let reading: StoryReading
  /// The same without the language, which takes the longest to find.
  package let partsReading: StoryReading
  /// Finds the language of an article that has its parts, unless it is known.
  package let languageReading: StoryReading
  /// The analyzers.
  package let pipeline: Pipeline
  /// What explains why mentions are found and linked as they are.
  package let explaining: Explaining
  /// Who held which office when.
  package let roles: RoleTable
  /// The folder of the lists that come with newslab.
  package let lexiconFolder: String
  /// The paths of the tables of roles that were added.
  package let roleTables: [String]
  /// The lists of names that were imported.
  package let imported: [Gazetteer]

  /// Loads the lists of a folder, then tables of roles by their paths; a later one wins.
  ///
  /// Names of imported lists win over whatever else is found.
  package init(
    lexicons folder: String, imported: [Gazetteer] = [], roleTables: [String] = []
  ) throws(AnalysisError) {
    var lexicons = try Lexicons(folder: folder, imported: imported)
    for path in roleTables {
      try lexicons.addRoles(TableFile(path: path, columns: RoleTable.columns))
    }
    roles = lexicons.roles
    pipeline = try Pipeline(Analyzers.all(lexicons))
    if let tagger = lexicons.tagger {
      let reasons = TaggerReasons(tagger, lexicons)
      explaining = Explaining(lexicons, features: { reasons.features($0) })
    } else {
      explaining = Explaining(lexicons)
    }
    let lists = try WireLists(folder: folder)
    reading = { article in
      var article = article
      WireStory.read(&article, lists: lists)
      return article
    }
    partsReading = { article in
      var article = article
      WireStory.readParts(&article, lists: lists)
      return article
    }
    languageReading = { article in
      var article = article
      WireStory.readLanguage(&article, lists: lists)
      return article
    }
    self.lexiconFolder = folder
    self.roleTables = roleTables
    self.imported = imported
  }

  /// Begins the analysis of an article that was read.
  package func analysis(of article: Article, kept: (any KeptLayers)? = nil) -> Analysis {
    Analysis(of: article, by: pipeline, kept: kept)
  }

  /// Begins the analysis of an article that was read, with names if somebody else found them.
  package func analysis(of article: Article, names: [Mention]?) -> Analysis {
    Analysis(of: article, by: pipeline, names: names)
  }
}
