extension StoreSchema {
  /// What components of runs found, apart from what analysts said.
  static let saved = """
    INSERT INTO about (name, value) VALUES
      ('added_mentions', 'Mentions that annotators added in runs that saved them.');

    ALTER TABLE labels ADD COLUMN fingerprint TEXT;  -- of the component that gave it, or null

    CREATE TABLE added_mentions (
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      version INTEGER NOT NULL,      -- of the article in which they stand
      component TEXT NOT NULL,       -- the annotator
      fingerprint TEXT NOT NULL,     -- of its code and options
      span_start INTEGER NOT NULL,   -- bytes of the text
      span_end INTEGER NOT NULL,
      kind TEXT NOT NULL,
      form TEXT NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX added_mentions_article ON added_mentions (article, component);
    CREATE INDEX added_mentions_text ON added_mentions (text);
    """
}
