import ScriptTestSupport
import TestSupport
import Testing

struct GazetteerTypeTests {
  private static let list =
    "local g = newslab.gazetteer{name='mine', kind='ORG', names={'Acme', "
    + "{name='Acme', kind='PERSON', id='p1'}, {name='Bo Vint', kind='PERSON', aliases={'BV'}}}} "

  @Test(arguments: [
    ("return #g", "3"), ("return #g:find('Acme met BV.')", "2"),
    ("return g:find('Acme met BV.')[2].name", "Bo Vint"),
    ("return #g:find('Acme met BV.')[1].entries", "2"),
    ("local m = g:find('The Acme.')[1] return ('The Acme.'):sub(m.first, m.last)", "Acme"),
    ("return tostring(g)", "Gazetteer mine of 3 names"), ("return #g:entries('nobody')", "0"),
    ("return g:entries('bv')[1].line", "3"),
  ])
  func `finds names and what they may mean`(code: String, result: String) throws {
    #expect(try ScriptBench.text(of: Self.list + code) == result)
  }

  @Test func `adds mentions of an article once`() throws {
    let code = """
      local a = newslab.article('All aboard Acme of old.')
      local n = g:annotate(a) + 10 * g:annotate(a)
      local m = a.mentions:where{found_by='gazetteer:mine'}
      return n .. ' ' .. #m .. ' ' .. m[1].text .. ' ' .. m[1].kind
      """
    let text = try ScriptBench.text(of: Self.list + code)
    #expect(text == "1 1 Acme ORG")
  }

  @Test(arguments: [
    ("1", "bad argument #1 'description': expected table, got number"),
    ("{}", "gazetteer: 'name' is missing"),
    ("{name='a b', names={}}", "gazetteer: 'name': 'a b' cannot name a list"),
    ("{name='x'}", "gazetteer: expected either 'file' or 'names'"),
    ("{name='x', names={}, file='y'}", "gazetteer: expected either 'file' or 'names'"),
    ("{name='x', nmes={}}", "gazetteer has no field 'nmes' (did you mean 'names'?)"),
    ("{name='x', kind='OGR', names={}}", "gazetteer: 'kind' is 'OGR' (did you mean 'ORG'?)"),
    ("{name='x', case='uper', names={}}", "gazetteer: 'case' is 'uper' (did you mean 'upper'?)"),
    ("{name='x', names={'Acme'}}", "gazetteer: 'names': element 1: 'kind' is missing"),
    ("{name='x', kind='ORG', names={'A', true}}", "element 2: expected string or table"),
    ("{name='x', kind='ORG', names={'-'}}", "element 1: '-' has no letters and no digits"),
    ("{name='x', kind='ORG', names={('a'):rep(3000)}}", "element 1: longer than 2000 bytes"),
    ("{name='x', file='/etc/passwd'}", "not permitted: newslab.gazetteer of '/etc/passwd'"),
    ("{name='x', file='Sources'}", "'Sources': not a regular file"),
    ("{name='x', file='no.tsv'}", "'no.tsv': no such file or directory"),
  ])
  func `says what is wrong with a list`(argument: String, message: String) throws {
    let error = try #require(try ScriptBench.failure(of: "newslab.gazetteer(\(argument))"))
    #expect(error.message.contains(message), "\(error.message)")
  }
}
