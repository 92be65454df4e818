/// A program in C that fills and reads a store by SQLite's C API.
///
/// `import SOURCE TARGET index|plain BATCH` takes tables and rows of a store into memory, then makes
/// a new store of them in transactions of BATCH articles, and says what the second part cost: seconds
/// by the clock, seconds of processor time, bytes beyond the rows, articles. `read STORE all|needed`
/// counts what the filter of the bench keeps.
enum StorePeerProgram {
  static let source = parts.joined(separator: "\n")

  private static let parts = [common, rows, importing, reading]

  private static let common = #"""
    #define _GNU_SOURCE
    #include <sqlite3.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <time.h>

    static sqlite3 *db;
    static void fail(const char *what) {
      fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
      exit(1);
    }
    static sqlite3 *opened(const char *path, int flags) {
      if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, 0)) fail(path);
      return db;
    }
    static sqlite3_stmt *prepared(const char *sql) {
      sqlite3_stmt *statement;
      if (sqlite3_prepare_v2(db, sql, -1, &statement, 0)) fail(sql);
      return statement;
    }
    static void execute(const char *sql) {
      if (sqlite3_exec(db, sql, 0, 0, 0)) fail(sql);
    }
    static double seconds(clockid_t clock) {
      struct timespec time;
      clock_gettime(clock, &time);
      return time.tv_sec + time.tv_nsec / 1e9;
    }
    static long status(const char *name) {
      char line[256];
      long value = 0;
      FILE *file = fopen("/proc/self/status", "r");
      while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0) value = atol(line + strlen(name));
      if (file) fclose(file);
      return value << 10;
    }
    """#

  private static let rows = #"""
    typedef struct { int type, count; sqlite3_int64 number; double real; char *bytes; } Cell;
    typedef struct { Cell *cells; int columns; long count, room; } Rows;

    static Rows taken(const char *sql) {
      sqlite3_stmt *statement = prepared(sql);
      Rows rows = {0, sqlite3_column_count(statement), 0, 0};
      int code;
      while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (rows.count == rows.room) {
          rows.room = rows.room ? rows.room * 2 : 1024;
          rows.cells = realloc(rows.cells, sizeof(Cell) * rows.room * rows.columns);
          if (!rows.cells) exit(1);
        }
        for (int column = 0; column < rows.columns; column++) {
          Cell *cell = &rows.cells[rows.count * rows.columns + column];
          cell->type = sqlite3_column_type(statement, column);
          cell->number = sqlite3_column_int64(statement, column);
          cell->real = sqlite3_column_double(statement, column);
          if (cell->type != SQLITE_TEXT && cell->type != SQLITE_BLOB) continue;
          const void *bytes = sqlite3_column_blob(statement, column);
          cell->count = sqlite3_column_bytes(statement, column);
          cell->bytes = malloc(cell->count + 1);
          if (!cell->bytes) exit(1);
          if (cell->count) memcpy(cell->bytes, bytes, cell->count);
        }
        rows.count++;
      }
      if (code != SQLITE_DONE) fail(sql);
      sqlite3_finalize(statement);
      return rows;
    }
    static void put(sqlite3_stmt *statement, const Rows *rows, long row) {
      for (int column = 0; column < rows->columns; column++) {
        const Cell *cell = &rows->cells[row * rows->columns + column];
        int at = column + 1;
        if (cell->type == SQLITE_INTEGER) sqlite3_bind_int64(statement, at, cell->number);
        else if (cell->type == SQLITE_FLOAT) sqlite3_bind_double(statement, at, cell->real);
        else if (cell->type == SQLITE_TEXT)
          sqlite3_bind_text(statement, at, cell->bytes, cell->count, SQLITE_STATIC);
        else if (cell->type == SQLITE_BLOB)
          sqlite3_bind_blob(statement, at, cell->bytes, cell->count, SQLITE_STATIC);
        else sqlite3_bind_null(statement, at);
      }
      if (sqlite3_step(statement) != SQLITE_DONE) fail("insert");
      sqlite3_reset(statement);
    }
    static sqlite3_stmt *inserting(const char *table, const Rows *rows) {
      char sql[512];
      int used = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
      for (int column = 1; column < rows->columns; column++)
        used += snprintf(sql + used, sizeof sql - used, ", ?");
      snprintf(sql + used, sizeof sql - used, ")");
      return prepared(sql);
    }
    """#

  private static let importing = #"""
    static int import(const char *source, const char *target, int indexes, long batch) {
      opened(source, SQLITE_OPEN_READONLY);
      Rows schema = taken(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
        " ORDER BY rowid");
      Rows size = taken("PRAGMA page_size");
      Rows settings = taken("SELECT k, v FROM search_config WHERE k <> 'version'");
      Rows marks = taken("SELECT * FROM fingerprints");
      Rows articles = taken("SELECT * FROM articles ORDER BY article");
      Rows readings = taken("SELECT * FROM readings ORDER BY article");
      Rows texts = {0};
      if (indexes) texts = taken("SELECT article, title, body FROM search_texts ORDER BY article");
      if (readings.count != articles.count || (indexes && texts.count != articles.count)) return 1;
      sqlite3_close(db);

      FILE *peak = fopen("/proc/self/clear_refs", "w");
      if (peak) { fputs("5", peak); fclose(peak); }
      long before = status("VmRSS:");
      double wall = seconds(CLOCK_MONOTONIC), processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
      opened(target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
      char page[64];
      snprintf(page, sizeof page, "PRAGMA page_size = %d", (int)size.cells[0].number);
      execute(page);
      execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
              "PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; BEGIN IMMEDIATE");
      for (long row = 0; row < schema.count; row++) {
        Cell *sql = &schema.cells[row];
        sql->bytes[sql->count] = 0;
        execute(sql->bytes);
      }
      sqlite3_stmt *setting = prepared("INSERT INTO search (search, rank) VALUES (?, ?)");
      for (long row = 0; row < settings.count; row++) put(setting, &settings, row);
      sqlite3_stmt *mark = inserting("fingerprints", &marks);
      for (long row = 0; row < marks.count; row++) put(mark, &marks, row);
      execute("COMMIT");
      sqlite3_stmt *article = inserting("articles", &articles);
      sqlite3_stmt *reading = inserting("readings", &readings);
      sqlite3_stmt *text = prepared("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)");
      for (long row = 0; row < articles.count; row++) {
        if (row % batch == 0) execute(row ? "COMMIT; BEGIN IMMEDIATE" : "BEGIN IMMEDIATE");
        put(article, &articles, row);
        put(reading, &readings, row);
        if (indexes) put(text, &texts, row);
      }
      if (articles.count) execute("COMMIT");
      sqlite3_finalize(setting), sqlite3_finalize(mark), sqlite3_finalize(article);
      sqlite3_finalize(reading), sqlite3_finalize(text);
      if (sqlite3_close(db)) fail("close");
      wall = seconds(CLOCK_MONOTONIC) - wall;
      processor = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor;
      long more = status("VmHWM:") - before;
      printf("%.6f %.6f %ld %ld\n", wall, processor, more < 0 ? 0 : more, articles.count);
      return 0;
    }
    """#

  private static let reading = #"""
    static int has(sqlite3_stmt *row, int column) {
      const void *bytes = sqlite3_column_blob(row, column);
      int count = sqlite3_column_bytes(row, column);
      return bytes && memmem(bytes, count, "security", 8);
    }
    static int wanted(sqlite3_stmt *row) {
      const char *source = (const char *)sqlite3_column_text(row, 3);
      if (!source || strcmp(source, "Wikinews")) return 0;
      const char *date = (const char *)sqlite3_column_text(row, 2);
      if (!date || strcmp(date, "2010") < 0) return 0;
      return has(row, 1) || has(row, 4);
    }
    static int reading(const char *path, int all) {
      opened(path, SQLITE_OPEN_READONLY);
      sqlite3_stmt *row =
        prepared("SELECT id, title, date, source, text FROM articles ORDER BY article");
      long kept = 0, bytes = 0;
      int code;
      while ((code = sqlite3_step(row)) == SQLITE_ROW) {
        for (int column = 0; all && column < 5; column++)
          if (sqlite3_column_blob(row, column)) bytes += sqlite3_column_bytes(row, column);
        kept += wanted(row);
      }
      if (code != SQLITE_DONE) fail("read");
      sqlite3_finalize(row);
      sqlite3_close(db);
      printf("%ld\n", bytes < 0 ? 0 : kept);
      return 0;
    }
    int main(int count, char **words) {
      if (count == 6 && !strcmp(words[1], "import"))
        return import(words[2], words[3], !strcmp(words[4], "index"), atol(words[5]));
      if (count == 4 && !strcmp(words[1], "read"))
        return reading(words[2], !strcmp(words[3], "all"));
      return 2;
    }
    """#
}
