import ScriptTestSupport
import Testing

struct ListTypeTests {
  private static let start = "local t = newslab.article('NATO met 2 allies.').tokens "

  @Test(arguments: [
    ("#t", "5"), ("t[1].text", "NATO"), ("t[5].text", "."), ("t[0]", "nil"), ("t[6]", "nil"),
    ("t[-1]", "nil"), ("t[1 << 62]", "nil"), ("t[math.mininteger]", "nil"),
    ("#t:first(2)", "2"), ("#t:first(99)", "5"), ("#t:first(-1)", "0"), ("t:first().text", "NATO"),
    ("t:first(2)[2].text", "met"), ("#t:first({5, 1, 9})", "2"), ("t:first({5, 1})[1].text", "."),
    ("#t:first({math.mininteger, math.maxinteger, 1})", "1"),
    ("#t:where{kind='word'}", "3"), ("#t:where{kind={'word', 'number'}}", "4"),
    ("#t:where{kind='word', casing='upper'}", "1"), ("#t:where{}", "5"),
    ("t:where{kind='number'}:where{text='2'}[1].first", "10"),
    ("#t:filter(function(x) return x.kind == 'word' end)", "3"),
    ("table.concat(t:map(function(x) return x.lower end), '|')", "nato|met|2|allies|."),
    ("t:count_by('kind'):get('word')", "3"), ("tostring(t)", "List of 5 tokens"),
  ])
  func `gives elements and parts`(expression: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + "return " + expression) == expected)
  }

  @Test func `a condition has values up to its first nil, wherever Lua finds an end`() throws {
    let code =
      Self.start + "local v = {'word', 1, 1, 1, 1} v[8] = 1 v[9] = 1 v[math.maxinteger] = 1 "
      + "for i = 4, 62 do v[1 << i] = 1 end return #v .. ' ' .. #t:where{kind=v}"
    #expect(try ScriptBench.text(of: code) == "9223372036854775807 3")
  }

  @Test(arguments: [
    "for x in t:each() do out[#out + 1] = x.text end",
    "for _, x in ipairs(t) do out[#out + 1] = x.text end",
    "for i = 1, #t do out[#out + 1] = t[i].text end",
  ])
  func `loops over all elements`(loop: String) throws {
    let code = Self.start + "local out = {} \(loop) return table.concat(out, ' ')"
    #expect(try ScriptBench.text(of: code) == "NATO met 2 allies .")
  }

  @Test(arguments: [
    ("t:where{knd='word'}", "Token has no field 'knd' (did you mean 'kind'?)"),
    ("t:count_by('casin')", "Token has no field 'casin' (did you mean 'casing'?)"),
    ("t:where('word')", "bad argument #1 'fields': expected table, got string"),
    ("t:where{zz='word', aa='word'}", "Token has no field 'aa'"),
    ("t:where{'word'}", "bad argument #1 'fields': expected field names, got a number"),
    ("t:first('x')", "bad argument #1 'n': expected integer, got string"),
    ("t.frst()", "List has no field 'frst' (did you mean 'first'?)"),
    ("return t[1].txt", "Token has no field 'txt' (did you mean 'text'?)"),
    ("return t[1.5]", "List has no field '1.5'"),
    ("t.x = 1", "List is read-only"),
  ])
  func `misuse is an error`(statement: String, message: String) throws {
    let error = try #require(try ScriptBench.failure(of: Self.start + statement))
    #expect(error.message == message)
  }

  @Test func `an element knows its article, and an entity its mentions`() throws {
    let code =
      "local a = newslab.article('NATO met.') local m = a.mentions[1] "
      + "return tostring(m.article == a and m.entity.mentions[1].text == 'NATO' and m.entity == a.entities[1])"
    #expect(try ScriptBench.text(of: code) == "true")
  }
}
