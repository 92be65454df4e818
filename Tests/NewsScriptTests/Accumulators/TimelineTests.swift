import NewsScript
import ScriptTestSupport
import Testing

struct TimelineTests {
  @Test(arguments: [
    ("day", "2017-04-06 2017-04-08T10:00", "2017-04-06=1 2017-04-07=0 2017-04-08=1"),
    ("day", "2017-04 2017 nil", "undated=3"),
    ("day", "2016-02-28 2016-03-01", "2016-02-28=1 2016-02-29=0 2016-03-01=1"),
    ("week", "2017-01-01 2017-01-02", "2016-W52=1 2017-W01=1"),
    ("week", "2015-12-31 2016-01-04", "2015-W53=1 2016-W01=1"),
    ("week", "2015-W53 2016-W02", "2015-W53=1 2016-W01=0 2016-W02=1"),
    ("week", "2018-12-31", "2019-W01=1"),
    ("week", "1969-12-28 1970-01-01", "1969-W52=1 1970-W01=1"),
    ("week", "0001-01-01", "0001-W01=1"), ("week", "9999-12-31", "9999-W52=1"),
    ("month", "2016-12-31 2017-02", "2016-12=1 2017-01=0 2017-02=1"),
    ("month", "2017 2017-W14 2017-Q1 2017-SU", "undated=4"),
    ("quarter", "2017-03-31 2017-Q3", "2017-Q1=1 2017-Q2=0 2017-Q3=1"),
    ("year", "2017 2015-04-06 2017-Q1 2017-SU", "2015=1 2016=0 2017=3"), ("year", "", ""),
  ])
  func `counts by period, without gaps`(unit: String, dates: String, expected: String) throws {
    let code = """
      local t = newslab.timeline('\(unit)')
      for date in ('\(dates)'):gmatch('%S+') do t:add(date ~= 'nil' and date or nil) end
      local parts = {}
      for period, count in t:each() do parts[#parts + 1] = period .. '=' .. count end
      if t:undated() > 0 then parts[#parts + 1] = 'undated=' .. t:undated() end
      return table.concat(parts, ' ')
      """
    #expect(try ScriptBench.text(of: code) == expected)
  }

  @Test(arguments: [
    ("t:add('2017-04-06', 3) return t:get('2017-04-06')", "3"), ("return t:get('2017-04-07')", "0"),
    ("t:add('0001-01-01') t:add('9999-12-31') return #t:rows() .. ' ' .. #t", "2 2"),
    ("t:add('2000-01-01') t:add('2027-05-19') return #t:rows()", "10001"),
    ("t:add('2017-04-06') t:add('2017-04-05') return t:top()[1].period", "2017-04-05"),
    ("t:add('2017-04-06') t:add(nil, 4) return t:total() .. ' ' .. t:undated()", "1 4"),
    ("t:add('2017-04-06') t:merge(t) return t:total()", "2"), ("return t.unit", "day"),
    ("return tostring(t)", "Timeline of 0 by day, total 0"),
  ])
  func `counts`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: "local t = newslab.timeline() " + code) == expected)
  }

  @Test(arguments: [
    (
      "t:add('yesterday')",
      "bad argument #1 'date': expected a date such as 2017-04-06, got 'yesterday'"
    ),
    (
      "t:add('2017-02-30')",
      "bad argument #1 'date': expected a date such as 2017-04-06, got '2017-02-30'"
    ),
    (
      "t:add('2017-W54')",
      "bad argument #1 'date': expected a date such as 2017-04-06, got '2017-W54'"
    ),
    ("t:add('')", "bad argument #1 'date': expected a date such as 2017-04-06, got ''"),
    ("t:add(2017)", "bad argument #1 'date': expected string, got number"),
    ("t:get('2017')", "bad argument #1 'date': expected a date exact to the day, got '2017'"),
    (
      "newslab.timeline('months')",
      "bad argument #1 'unit': expected day, week, month, quarter, year, got 'months' "
        + "(did you mean 'month'?)"
    ),
    ("t:merge(newslab.timeline('week'))", "cannot merge a timeline by week into one by day"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    let error = try ScriptBench.failure(of: "local t = newslab.timeline() " + code)
    #expect(error?.message == message)
  }
}
