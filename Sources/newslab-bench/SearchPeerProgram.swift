/// Programs that search a full-text index: FTS5 by SQLite's C API, and tantivy in Python.
///
/// Each gets a file of searches, a line each with two words behind a tab, and prints a line for each
/// search: seconds by the clock, seconds of processor time, the number of hits, 20 at most.
enum SearchPeerProgram {
  /// `search STORE QUERIES`: the numbers of the best 20 articles, with a statement that is kept.
  static let source = #"""
    #include <sqlite3.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <time.h>

    static double seconds(clockid_t clock) {
      struct timespec time;
      clock_gettime(clock, &time);
      return time.tv_sec + time.tv_nsec / 1e9;
    }
    int main(int count, char **words) {
      sqlite3 *db;
      sqlite3_stmt *search;
      if (count != 3) return 2;
      FILE *file = fopen(words[2], "r");
      if (!file || sqlite3_open_v2(words[1], &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, 0))
        return 1;
      const char *sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20";
      if (sqlite3_prepare_v2(db, sql, -1, &search, 0)) return 1;
      char line[1024];
      sqlite3_int64 sum = 0;
      while (fgets(line, sizeof line, file)) {
        char *text = strchr(line, '\t');
        if (line[0] == '#' || !text) continue;
        line[strcspn(line, "\n")] = 0;
        double wall = seconds(CLOCK_MONOTONIC), processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
        int hits = 0, code;
        sqlite3_bind_text(search, 1, text + 1, -1, SQLITE_STATIC);
        while ((code = sqlite3_step(search)) == SQLITE_ROW) {
          sum += sqlite3_column_int64(search, 0);
          hits++;
        }
        if (code != SQLITE_DONE) return 1;
        sqlite3_reset(search);
        processor = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor;
        printf("%.9f %.9f %d\n", seconds(CLOCK_MONOTONIC) - wall, processor, hits);
      }
      sqlite3_finalize(search);
      sqlite3_close(db);
      return sum < 0;
    }
    """#

  /// `build STORE FOLDER` makes an index of titles and bodies, `search FOLDER QUERIES` searches it.
  static let tantivy = #"""
    from sqlite3 import connect
    from sys import argv
    from time import perf_counter, process_time
    from tantivy import Document, Index, SchemaBuilder
    if argv[1] == "build":
        builder = SchemaBuilder()
        builder.add_integer_field("article", stored=True)
        builder.add_text_field("title")
        builder.add_text_field("body")
        index = Index(builder.build(), path=argv[3])
        writer = index.writer(100_000_000, 1)
        for article, title, body in connect(argv[2]).execute(
                "select article, title, body from search_texts"):
            writer.add_document(Document(article=article, title=title or "", body=body))
        writer.commit()
        writer.wait_merging_threads()
    else:
        index = Index.open(argv[2])
        searcher = index.searcher()
        with open(argv[3]) as lines:
            searches = [line.rstrip("\n").split("\t")[1] for line in lines if line[0] != "#"]
        for text in searches:
            wall, processor = perf_counter(), process_time()
            words = " ".join("+" + word for word in text.split())
            found = searcher.search(index.parse_query(words, ["title", "body"]), 20, count=False)
            hits = len(found.hits)
            print(perf_counter() - wall, process_time() - processor, hits)
    """#
}
