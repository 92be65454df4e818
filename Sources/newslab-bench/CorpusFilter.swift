/// The filter of the corpus bench in all its languages: two fields, then a keyword in title or text.
enum CorpusFilter {
  private static let lua = """
    function(a)
      if a.source ~= "Wikinews" then return false end
      local date = a.date
      if not date or date < "2010" then return false end
      local title = a.title
      return title ~= nil and title:find("security", 1, true) ~= nil
        or a.text:find("security", 1, true) ~= nil
    end
    """

  /// A component; the keyword is looked for in the text as Lua has it.
  static let component = """
    return newslab.filter {
      name = "bench", summary = "Keeps what the bench asks for.", keep = \(lua)
    }
    """

  /// The same, but the host looks for the keyword: a word of the body, capitals or not.
  static let componentWithHas = """
    return newslab.filter {
      name = "bench", summary = "Keeps what the bench asks for.", keep = function(a)
        if a.source ~= "Wikinews" then return false end
        local date = a.date
        if not date or date < "2010" then return false end
        local title = a.title
        return title ~= nil and title:find("security", 1, true) ~= nil or a:has("security")
      end
    }
    """

  /// The function alone, for the program in C.
  static let function = "return \(lua)"

  /// A program for `lua5.4` with the module `cjson`.
  static let script = """
    local cjson = require "cjson"
    local decode, null, keep, kept = cjson.decode, cjson.null, \(lua), 0
    for line in io.lines(arg[1]) do
      local a = decode(line)
      if a.date == null then a.date = nil end
      if keep(a) then kept = kept + 1 end
    end
    print(kept)
    """

  /// A program for Python with orjson.
  static let python = """
    from sys import argv
    from orjson import loads
    kept = 0
    with open(argv[1], "rb") as lines:
        for line in lines:
            a = loads(line)
            if a.get("source") != "Wikinews": continue
            date = a.get("date")
            if not date or date < "2010": continue
            if "security" in (a.get("title") or "") or "security" in a["text"]: kept += 1
    print(kept)
    """

  /// A program for Python with DuckDB, which runs on one core as the others do unless told otherwise.
  static let duckDB = """
    from sys import argv
    from duckdb import connect
    base = connect()
    base.execute("set threads = " + argv[2])
    print(base.execute('''select count(*) from read_ndjson(?, columns = {source: 'VARCHAR',
        date: 'VARCHAR', title: 'VARCHAR', text: 'VARCHAR'}) where source = 'Wikinews'
        and date >= '2010' and (contains(coalesce(title, ''), 'security')
        or contains(text, 'security'))''', [argv[1]]).fetchone()[0])
    """
}
