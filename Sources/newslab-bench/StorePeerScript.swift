/// Programs for Python's `sqlite3` that fill and read a store.
enum StorePeerScript {
  /// Puts the rows of a store, which it reads before, into a new one.
  static let `import` = """
    from resource import getrusage, RUSAGE_SELF
    from sqlite3 import connect
    from sys import argv
    from time import perf_counter, process_time
    source, target, mode, batch = argv[1], argv[2], argv[3], int(argv[4])
    known = connect(source)
    schema = [sql for sql, in known.execute('''select sql from sqlite_schema where sql is not null
        and name not like 'sqlite_%' and name not in (select name from pragma_table_list
        where type = 'shadow') order by rowid''')]
    page = known.execute("pragma page_size").fetchone()[0]
    settings = known.execute("select k, v from search_config where k <> 'version'").fetchall()
    def rows(sql): return known.execute(sql + " order by 1").fetchall()
    marks = rows("select * from fingerprints")
    articles, readings = rows("select * from articles"), rows("select * from readings")
    texts = rows("select article, title, body from search_texts") if mode == "index" else []
    known.close()
    def resident():
        with open("/proc/self/status") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    def insert(table, rows): return f"insert into {table} values ({','.join('?' * len(rows[0]))})"
    before, wall, processor = resident(), perf_counter(), process_time()
    new = connect(target, isolation_level=None)
    for line in [f"page_size = {page}", "journal_mode = wal", "synchronous = full",
                 "foreign_keys = on", "wal_autocheckpoint = 4000", "cache_size = -65536"]:
        new.execute("pragma " + line)
    new.execute("begin immediate")
    for sql in schema: new.execute(sql)
    new.executemany("insert into search (search, rank) values (?, ?)", settings)
    new.executemany(insert("fingerprints", marks), marks)
    new.execute("commit")
    for start in range(0, len(articles), batch):
        part = slice(start, start + batch)
        new.execute("begin immediate")
        new.executemany(insert("articles", articles), articles[part])
        new.executemany(insert("readings", readings), readings[part])
        if texts:
            new.executemany("insert into search (rowid, title, body) values (?, ?, ?)", texts[part])
        new.execute("commit")
    new.close()
    peak = getrusage(RUSAGE_SELF).ru_maxrss
    print(perf_counter() - wall, process_time() - processor, max(0, peak - before) * 1024,
          len(articles))
    """

  /// Reads articles and counts those that the filter keeps.
  static let read = """
    from sqlite3 import connect
    from sys import argv
    kept = 0
    for id, title, date, source, text in connect(argv[1]).execute(
            "select id, title, date, source, text from articles order by article"):
        if source != "Wikinews" or not date or date < "2010": continue
        if "security" in (title or "") or "security" in text: kept += 1
    print(kept)
    """
}
