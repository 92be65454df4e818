std = "lua54+newslab"
max_line_length = 100

-- What scripts see; from here on written by newslab-dev generate.
stds.newslab = {
  read_globals = {
    newslab = {
      fields = {
        "annotator", "article", "classifier", "counter", "distinct", "filter", "gazetteer", "input",
        "output", "pairs", "pattern", "reader", "repl", "report", "sample", "set", "sorted_pairs",
        "stats", "table", "tally", "timeline", "top", "version",
      },
    },
    corpus = {
      fields = {
        "article", "count_by", "cursor", "each", "entities", "entity", "facets", "first", "hits",
        "ids", "match", "sayings", "search", "where",
      },
    },
  },
}
