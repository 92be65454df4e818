extension StoreSchema {
  /// The entity table: what articles call whom, what analysts decided, and what follows from both.
  ///
  /// Triggers keep the counts, however rows come and go; `stale_entities` has those whose name,
  /// kind and wordings must be looked at again.
  static let entityTable = """
    INSERT INTO about (name, value) VALUES
      ('found_names', 'Inferred: what some article calls an entity, and which entity that is.'),
      ('article_names', 'Inferred: which of these names each article uses, and how often.'),
      ('entity_decisions', 'What analysts decided about entities, as it was last read.'),
      ('entity_names', 'What each entity is called, by inference and decision.'),
      ('stale_entities', 'Entities that must be looked at again; empty unless work was stopped.'),
      ('quotes', 'Who says what in which article; the speaker is null when the text does not say.'),
      ('sayings', 'A view for reading: quotes with their words, speakers and dates.');

    ALTER TABLE entities ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE entities ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE entities ADD COLUMN identifiers TEXT;     -- JSON object, such as wikidata
    ALTER TABLE entities ADD COLUMN roles TEXT;           -- JSON list: what articles call a person
    ALTER TABLE entities ADD COLUMN name_by TEXT NOT NULL DEFAULT 'inferred';  -- or 'decided'
    ALTER TABLE entities ADD COLUMN kind_by TEXT NOT NULL DEFAULT 'inferred';  -- or 'decided'
    CREATE INDEX entities_articles ON entities (articles DESC, id);
    ALTER TABLE article_entities DROP COLUMN name;

    CREATE TABLE found_names (
      found INTEGER PRIMARY KEY,
      id TEXT NOT NULL,              -- kind:slug, as articles have it
      kind TEXT NOT NULL,
      sort TEXT NOT NULL,            -- 'name', or 'role' for what a person is called by office
      name TEXT NOT NULL,
      identifiers TEXT NOT NULL,     -- JSON object, or nothing
      entity INTEGER NOT NULL REFERENCES entities,  -- who that is, by the decisions
      articles INTEGER NOT NULL DEFAULT 0,
      mentions INTEGER NOT NULL DEFAULT 0,
      best INTEGER NOT NULL DEFAULT 0,  -- in how many articles it is the best name
      UNIQUE (id, name, sort, kind, identifiers)
    );
    CREATE INDEX found_names_entity ON found_names (entity);

    CREATE TABLE article_names (
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      found INTEGER NOT NULL REFERENCES found_names,
      mentions INTEGER NOT NULL,
      best INTEGER NOT NULL,         -- 1 for the best name that the article has
      PRIMARY KEY (article, found)
    ) WITHOUT ROWID;
    CREATE INDEX article_names_found ON article_names (found, article);

    CREATE TABLE stale_entities (entity INTEGER PRIMARY KEY);

    CREATE TRIGGER article_names_insert AFTER INSERT ON article_names BEGIN
      UPDATE found_names SET articles = articles + 1, mentions = mentions + NEW.mentions,
        best = best + NEW.best WHERE found = NEW.found;
      INSERT OR IGNORE INTO stale_entities SELECT entity FROM found_names WHERE found = NEW.found;
    END;
    CREATE TRIGGER article_names_delete AFTER DELETE ON article_names BEGIN
      UPDATE found_names SET articles = articles - 1, mentions = mentions - OLD.mentions,
        best = best - OLD.best WHERE found = OLD.found;
      INSERT OR IGNORE INTO stale_entities SELECT entity FROM found_names WHERE found = OLD.found;
    END;
    CREATE TRIGGER article_entities_insert AFTER INSERT ON article_entities BEGIN
      UPDATE entities SET articles = articles + 1, mentions = mentions + NEW.mentions
        WHERE entity = NEW.entity;
    END;
    CREATE TRIGGER article_entities_delete AFTER DELETE ON article_entities BEGIN
      UPDATE entities SET articles = articles - 1, mentions = mentions - OLD.mentions
        WHERE entity = OLD.entity;
    END;

    CREATE TABLE entity_names (
      entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
      name TEXT NOT NULL,
      mentions INTEGER NOT NULL,
      articles INTEGER NOT NULL,
      given_by TEXT NOT NULL,        -- 'inferred' or 'decided'
      PRIMARY KEY (entity, name)
    ) WITHOUT ROWID;
    CREATE INDEX entity_names_name ON entity_names (name COLLATE NOCASE, entity);

    CREATE TABLE entity_decisions (
      entity TEXT NOT NULL,          -- its id
      decision TEXT NOT NULL,        -- merge, split, alias, name or kind
      value TEXT NOT NULL,
      given_by TEXT NOT NULL,
      PRIMARY KEY (entity, decision, value, given_by)
    ) WITHOUT ROWID;

    CREATE TABLE quotes (
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      position INTEGER NOT NULL,     -- in the order of the article, from 1
      speaker INTEGER REFERENCES entities,
      found INTEGER REFERENCES found_names,  -- how the article names the speaker
      is_direct INTEGER NOT NULL,
      is_negated INTEGER NOT NULL,
      cue TEXT,                      -- "said"
      confidence REAL NOT NULL,
      parts TEXT NOT NULL,           -- JSON list of [start, end], bytes of the text
      PRIMARY KEY (article, position)
    ) WITHOUT ROWID;
    CREATE INDEX quotes_speaker ON quotes (speaker, article);
    CREATE INDEX quotes_found ON quotes (found);

    CREATE VIEW sayings AS
      SELECT q.article, a.id, r.date, e.name AS speaker, e.id AS speaker_id, q.is_direct, q.cue,
        (SELECT group_concat(CAST(substr(CAST(a.text AS BLOB), json_extract(p.value, '$[0]') + 1,
            json_extract(p.value, '$[1]') - json_extract(p.value, '$[0]')) AS TEXT), ' … ')
          FROM json_each(q.parts) p) AS words,
        q.confidence
      FROM quotes q JOIN articles a USING (article) LEFT JOIN readings r USING (article)
        LEFT JOIN entities e ON e.entity = q.speaker;
    """

  /// Who gave a label, and a full-text index over notes.
  ///
  /// The code that writes keeps the index: triggers may not use it in an untrusted schema.
  static let notesSearch = """
    INSERT INTO about (name, value) VALUES
      ('note_search', 'A full-text index (FTS5) over notes; its rowid is the note.');

    ALTER TABLE labels ADD COLUMN origin TEXT NOT NULL DEFAULT 'analyst';  -- or 'component'
    CREATE INDEX labels_article ON labels (article, name);

    CREATE VIRTUAL TABLE note_search USING fts5 (
      text, content='notes', content_rowid='note', tokenize="unicode61 remove_diacritics 2"
    );
    """
}
