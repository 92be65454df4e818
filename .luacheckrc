std = "lua54+newslab"
max_line_length = 100

-- What scripts see; from here on written by newslab-dev generate.
stds.newslab = {
  read_globals = {
    newslab = {
      fields = {
        "annotator", "article", "classifier", "counter", "filter", "gazetteer", "input", "output",
        "reader", "report", "set", "sorted_pairs", "version",
      },
    },
    corpus = {
      fields = {
        "article", "count_by", "cursor", "each", "entities", "entity", "facets", "first", "hits",
        "ids", "sayings", "search", "where",
      },
    },
  },
}
