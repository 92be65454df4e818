/// The tables of a store, as the steps that lead to them.
///
/// A new version is a new step at the end; a step that was released is never changed. The version
/// of a file is the number of steps that were taken, its `user_version`.
package enum StoreSchema {
  /// The `application_id` of the files: "NwsL".
  package static let applicationID = 0x4E77_734C

  /// The version that this newslab writes.
  package static var version: Int { steps.count }

  /// What each version adds, from version 1 on.
  static let steps: [String] = [articles, analyses, annotations, entityTable, notesSearch, saved]

  /// The size of pages: a story of usual length shares one with others.
  static let pageSize = 8192

  /// The articles as they were imported, older versions of them, what reading found in them, and
  /// the full-text index.
  private static let articles = """
    CREATE TABLE about (
      -- What this file is, for whoever opens it with another program.
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO about (name, value) VALUES
      ('format', 'newslab store'),
      ('articles', 'Articles as they were imported, the current version of each, in order.'),
      ('versions', 'Earlier versions of articles, in the same form.'),
      ('readings', 'What newslab reads in each article: date, dateline, language, where the body is.'),
      ('stories', 'A view for reading: articles together with what newslab reads in them.'),
      ('search', 'A full-text index (FTS5) over title and body; its rowid is the article.'),
      ('fingerprints', 'Which rules and lists made what was inferred.');

    CREATE TABLE articles (
      article INTEGER PRIMARY KEY,   -- counts up in the order of the corpus
      id TEXT NOT NULL UNIQUE,
      version INTEGER NOT NULL,      -- 1 for the first one
      hash TEXT NOT NULL,            -- of everything that was given, title to text
      title TEXT,
      date TEXT,                     -- ISO 8601, as exact as it was given
      date_found_by TEXT,
      date_start INTEGER,            -- bytes of the text that state the date
      date_end INTEGER,
      source TEXT,
      agency TEXT,
      authors TEXT,                  -- JSON list
      language TEXT,
      url TEXT,
      keywords TEXT,                 -- JSON list
      section TEXT,
      meta TEXT,                     -- JSON object
      warnings TEXT,                 -- JSON list: what the reader of the input had to say
      origin TEXT NOT NULL,          -- the file it was imported from
      origin_line INTEGER,
      text TEXT NOT NULL
    );
    CREATE INDEX articles_source ON articles (source);

    CREATE TABLE versions (
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      version INTEGER NOT NULL,
      hash TEXT NOT NULL,
      title TEXT, date TEXT, date_found_by TEXT, date_start INTEGER, date_end INTEGER,
      source TEXT, agency TEXT, authors TEXT, language TEXT, url TEXT, keywords TEXT,
      section TEXT, meta TEXT, warnings TEXT, origin TEXT NOT NULL, origin_line INTEGER,
      text TEXT NOT NULL
    );
    CREATE UNIQUE INDEX versions_article ON versions (article, version);

    CREATE TABLE fingerprints (
      fingerprint INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,            -- 'reading' or 'analysis'
      hash TEXT NOT NULL,
      UNIQUE (kind, hash)
    );

    CREATE TABLE readings (
      article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
      fingerprint INTEGER NOT NULL REFERENCES fingerprints,
      date TEXT,                     -- the given one, else the one found
      date_found_by TEXT,
      place TEXT,                    -- of the dateline
      agency TEXT,                   -- the given one, else that of the dateline
      authors TEXT,                  -- JSON list: the given ones, else those of the byline
      language TEXT,                 -- the given one, else the one recognised
      language_confidence REAL,      -- null: nobody has looked yet
      headline TEXT,                 -- a title line inside the text
      body_start INTEGER NOT NULL,   -- bytes of the text from the first to the last paragraph
      body_end INTEGER NOT NULL,
      warnings TEXT,                 -- JSON list: what reading had to say
      spans BLOB NOT NULL            -- where date, dateline and blocks stand
    );
    CREATE INDEX readings_date ON readings (date);
    CREATE INDEX readings_agency ON readings (agency);

    CREATE VIEW stories AS
      SELECT a.article, a.id, a.version, a.title, r.headline, r.date, r.date_found_by, r.place,
        a.source, r.agency, r.authors, r.language, a.url, a.keywords, a.section, a.meta,
        CAST(substr(CAST(a.text AS BLOB), r.body_start + 1, r.body_end - r.body_start) AS TEXT)
          AS body,
        a.text
      FROM articles a JOIN readings r USING (article);

    CREATE VIEW search_texts AS
      SELECT a.article, coalesce(a.title, r.headline) AS title,
        CAST(substr(CAST(a.text AS BLOB), r.body_start + 1, r.body_end - r.body_start) AS TEXT)
          AS body
      FROM articles a JOIN readings r USING (article);

    CREATE VIRTUAL TABLE search USING fts5 (
      title, body, content='search_texts', content_rowid='article',
      tokenize="unicode61 remove_diacritics 2"
    );
    -- The words of a whole batch are collected before they are written.
    INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
    """

  /// What analysis found, kept until the rules or lists change.
  private static let analyses = """
    INSERT INTO about (name, value) VALUES
      ('analyses', 'Layers of the analysis of each article, packed; made anew when rules change.'),
      ('entities', 'Who and what is mentioned in some article.'),
      ('article_entities', 'Which entities each article mentions, and how often.');

    CREATE TABLE analyses (
      article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
      fingerprint INTEGER NOT NULL REFERENCES fingerprints,
      tokens BLOB,
      sentences BLOB,
      mentions BLOB,
      entities BLOB,
      quotes BLOB,
      times BLOB,
      claims BLOB
    );

    CREATE TABLE entities (
      entity INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,       -- kind:slug
      kind TEXT NOT NULL,
      name TEXT NOT NULL             -- as the first article has it that mentions it
    );

    CREATE TABLE article_entities (
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      entity INTEGER NOT NULL REFERENCES entities,
      mentions INTEGER NOT NULL,     -- how often
      name TEXT,                     -- as this article has it, when that differs
      PRIMARY KEY (article, entity)
    ) WITHOUT ROWID;
    CREATE INDEX article_entities_entity ON article_entities (entity, article);
    """

  /// What analysts say of articles.
  private static let annotations = """
    INSERT INTO about (name, value) VALUES
      ('labels', 'Labels that analysts and classifiers gave to articles.'),
      ('notes', 'Notes of analysts about articles.');

    CREATE TABLE labels (
      label INTEGER PRIMARY KEY,
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      name TEXT NOT NULL,
      value TEXT,
      score REAL,
      given_by TEXT NOT NULL,        -- an analyst, or a component with its fingerprint
      UNIQUE (article, name, given_by)
    );
    CREATE INDEX labels_name ON labels (name, value);

    CREATE TABLE notes (
      note INTEGER PRIMARY KEY,
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      span_start INTEGER,            -- bytes of the text, or null for the whole article
      span_end INTEGER,
      text TEXT NOT NULL,
      given_by TEXT NOT NULL
    );
    CREATE INDEX notes_article ON notes (article);
    """
}
