import TestSupport
import Testing

struct UnknownFieldRuleTests {
  /// Bodies of `keep = function(article, options) … end` with the field that is wrong.
  @Test(arguments: [
    ("return article.titel", "Article has no field 'titel' → title"),
    ("return article:hass('x')", "Article has no method 'hass' → has"),
    ("return article:title()", "Article has no method 'title'; it is a field"),
    ("local first = article.mentions[1] return first.txet", "Mention has no field 'txet' → text"),
    (
      "for q in article.quotes:each() do return q.speker end",
      "Quote has no field 'speker' → speaker"
    ),
    (
      "for _, m in ipairs(article.mentions) do return m.entity.nmae end",
      "Entity has no field 'nmae' → name"
    ),
    (
      "return article.entities:where{ kind = 'ORG' }[1].nmae", "Entity has no field 'nmae' → name"
    ),
    ("return article.tokens:first().lowr", "Token has no field 'lowr' → lower"),
    ("return article:match('x')[1].txet", "Match has no field 'txet' → text"),
    ("return newslab.article('x').titel", "Article has no field 'titel' → title"),
    ("return newslab.counter():ad(1)", "Counter has no method 'ad' → add"),
    ("return newslab.countr()", "newslab has no field 'countr' → counter"),
    ("return string.uper('x')", "string has no field 'uper' → upper"),
    ("return table.conat({})", "table has no field 'conat' → concat"),
    ("return math.flor(1)", "math has no field 'flor' → floor"),
    ("return (article.title or 'x'):uper()", "strings have no method 'uper' → upper"),
    (
      "return article.tokens:filter(function(t) return t.lowr end)[1]",
      "Token has no field 'lowr' → lower"
    ),
    ("return article['titel']", nil), ("local a a = article a = 'x' return a.titel", nil),
    ("return article.meta.anything.at.all", nil), ("return article.labels.weather", nil),
    ("if string.pack2 then return string.pack2() end", nil),
  ])
  func `finds fields and methods that obvious types lack`(body: String, message: String?) throws {
    let found = try CheckFixture.component("filter", "  keep = function(article) \(body) end,")
      .filter { $0.contains("unknown-field") }
      .map { String($0.drop { $0 != ":" }.dropFirst().drop { $0 != ":" }.dropFirst(2)) }
    #expect(found == [message].compactMap { $0 })
  }

  @Test(arguments: [
    ("classifier", "labels = { 'a' }, classify = function(a) return a.titel end"),
    ("annotator", "annotate = function(a) a.titel = a.titel end"),
    ("report", "each = function(_, a) print(a.titel) end, finish = function() end"),
    ("report", "each = function() end, finish = function(_, out) out:heding('x') end"),
    ("reader", "extensions = { 'x' }, read = function(input) return input:txet() end"),
    (
      "report",
      "start = function() return { n = newslab.counter() } end,\n"
        + "each = function(acc) acc.n:ad(1) end, finish = function() end"
    ),
  ])
  func `knows what functions of components are given`(kind: String, code: String) throws {
    #expect(try CheckFixture.component(kind, code).contains { $0.contains("unknown-field") })
  }

  @Test func `follows articles through functions and modules`() throws {
    let main = """
      local words = require "lib.words"
      local function title(article) return article.titel end
      return newslab.filter {
        name = "n", summary = "S.",
        keep = function(article) return title(article) and words.count(article) > 0 end,
      }
      """
    let lib = "return { count = function(article) return #article.tokns end }"
    #expect(
      try CheckFixture.plugin(main, ["lib/words.lua": lib]) == [
        "lib/words.lua:1:52 unknown-field: Article has no field 'tokns' → tokens",
        "2:46 unknown-field: Article has no field 'titel' → title",
      ])
  }

  @Test func `takes the types of doc comments`() throws {
    let source = """
      --- Counts.
      ---@param a Article
      ---@param n? integer
      local function count(a, n) return a.titel, n end
      ---@type Quote
      local quote = newslab[1]
      return count(nil), quote.speker
      """
    #expect(
      try CheckFixture.script(source) == [
        "4:37 unknown-field: Article has no field 'titel' → title",
        "7:26 unknown-field: Quote has no field 'speker' → speaker",
      ])
  }

  @Test func `says nothing of what is asked for its type`() throws {
    let source = """
      local function shown(value)
        if type(value) == "string" then return value end
        return value:render()
      end
      return shown("x")
      """
    #expect(try CheckFixture.script(source) == [])
  }

  @Test func `says nothing of libraries that files add to`() throws {
    let source = "function string.trim(s) return s end\nreturn string.trim(('x'):trim())"
    #expect(try CheckFixture.script(source) == [])
  }
}
