import Glibc
import LuaKit
import NewsCorpus
import NewsAnalysis
import NewsModel

/// newslab's pattern functions and other guarded ones beside Lua's own, in two states of one process.
///
/// Shown is the median of the ratios of processor time, each side in turn.
struct PatternsBench {
  private static let rounds = 7

  private static let patterns = [
    ("gmatch %a+", "for w in s:gmatch('%a+') do end"),
    ("gmatch [%w'-]+", "for w in s:gmatch(\"[%w'-]+\") do end"),
    ("gmatch (%a+) (%a+)", "for a, b in s:gmatch('(%a+) (%a+)') do end"),
    ("gmatch %d+", "for n in s:gmatch('%d+') do end"),
    ("gmatch capital words", "for w in s:gmatch('%f[%a]%u%l+') do end"),
    ("gmatch quotes", "for q in s:gmatch('\"([^\"]*)\"') do end"),
    ("gmatch balanced", "for b in s:gmatch('%b()') do end"),
    ("gmatch lines", "for l in s:gmatch('[^\\n]*') do end"),
    ("gmatch sentence ends", "for a in s:gmatch('.-[.!?]%s') do end"),
    ("match anchored", "for i = 1, 100000 do local a, b = line:match('^(%a+)%s+(%a+)') end"),
    (
      "match key = value",
      "for i = 1, 100000 do local k, v = pair:match('^(%w+)%s*=%s*(.-)%s*$') end"
    ),
    ("match trim", "for i = 1, 100000 do local t = pair:match('^%s*(.-)%s*$') end"),
    ("match date", "for i = 1, 100000 do local y, m, d = date:match('(%d+)-(%d+)-(%d+)') end"),
    ("match that fails", "for i = 1, 100 do local x = s:match('zzq%d+') end"),
    ("find class", "for i = 1, 100000 do local a = line:find('%s') end"),
    ("find plain, short", "for i = 1, 200 do local a = s:find('zzq', 1, true) end"),
    ("find plain, long literal", "for i = 1, 200 do local a = s:find(literal, 1, true) end"),
    ("find literal as pattern", "for i = 1, 200 do local a = s:find('no such words') end"),
    ("gsub text", "local r = s:gsub('%d+', '<%0>')"),
    ("gsub %s+", "local r = s:gsub('%s+', ' ')"),
    ("gsub one byte", "local r = s:gsub('e', 'E')"),
    ("gsub captures", "local r = s:gsub('(%w+), (%w+)', '%2 %1')"),
    ("gsub table", "local r = s:gsub('%a+', {the = 'THE', of = 'OF'})"),
    ("gsub function", "local r = s:gsub('%a+', string.upper)"),
    ("gsub own function", "local r = s:gsub('%a+', function(w) return w end)"),
    ("gsub back reference", "local r = s:gsub('(%a)%1', '%1')"),
  ]

  private static let guards = [
    ("table.insert at the end", "local t = {} for i = 1, 500000 do table.insert(t, i) end"),
    ("table.insert at the front", "local t = {} for i = 1, 3000 do table.insert(t, 1, i) end"),
    (
      "table.remove at the end",
      "local t = {} for i = 1, 300000 do t[i] = i end "
        + "for i = 1, 300000 do table.remove(t) end"
    ),
    ("table.move", "local t = {} for i = 1, 300000 do t[i] = i end table.move(t, 1, 300000, 2)"),
    (
      "table.concat",
      "local t = {} for i = 1, 100000 do t[i] = 'word' end "
        + "for i = 1, 5 do local x = table.concat(t, ' ') end"
    ),
    (
      "table.sort",
      "local t = {} for i = 1, 100000 do t[i] = (i * 7919) % 1000003 end table.sort(t)"
    ),
    (
      "table.sort with a function",
      "local t = {} for i = 1, 50000 do t[i] = (i * 7919) % 1000003 "
        + "end table.sort(t, function(a, b) return a > b end)"
    ),
    ("string.rep", "for i = 1, 200000 do local x = ('ab'):rep(10, ',') end"),
    ("string.upper", "for i = 1, 50 do local x = s:upper() end"),
    ("string.lower of words", "for i = 1, 300000 do local x = word:lower() end"),
    ("string.reverse", "for i = 1, 50 do local x = s:reverse() end"),
    (
      "string.format", "for i = 1, 100000 do local x = string.format('%s %d %5.2f', word, i, i) end"
    ),
    ("tostring", "for i = 1, 300000 do local x = tostring(i) end"),
    ("utf8.len", "for i = 1, 50 do local x = utf8.len(s) end"),
    ("utf8.offset", "for i = 1, 50 do local x = utf8.offset(s, 100000) end"),
    ("utf8.codes", "for p, c in utf8.codes(s:sub(1, 200000)) do end"),
    ("pcall", "for i = 1, 500000 do pcall(rawlen, '') end"),
    ("xpcall", "for i = 1, 300000 do xpcall(rawlen, print, '') end"),
    ("setmetatable", "local m = {} for i = 1, 500000 do setmetatable({}, m) end"),
    ("coroutine.wrap", "for i = 1, 50000 do coroutine.wrap(rawlen)('') end"),
    (
      "coroutine.yield",
      "local f = coroutine.wrap(function() while true do coroutine.yield() end "
        + "end) for i = 1, 300000 do f() end"
    ),
    ("load", "for i = 1, 20000 do load('return 1') end"),
  ]

  private let text: [UInt8]

  /// Reads the news.
  init(path: String) throws {
    let tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons)
    var bytes: [UInt8] = []
    try Corpora.open([path], tools: tools).forEach {
      bytes += $0.text.bytes
      return true
    }
    guard !bytes.isEmpty else { throw LuaError("no text in '\(path)'") }
    var all: [UInt8] = []
    while all.count < 500_000 { all += bytes }
    text = all
  }

  /// Measures patterns over the text, or the other guarded functions.
  func run(_ isForPatterns: Bool) throws {
    var stock = LuaPolicy.script
    stock.isGuarded = false
    let states = (own: try open(.script), peer: try open(stock))
    print(
      "\(text.count) bytes of news; processor time as a multiple of that of Lua's own functions")
    var all: [Double] = []
    for (name, source) in isForPatterns ? Self.patterns : Self.guards {
      var ratios: [Double] = [], times: [Double] = []
      for _ in 0..<Self.rounds {
        let peer = try seconds(source, in: states.peer), own = try seconds(source, in: states.own)
        ratios.append(own / peer)
        times.append(own)
      }
      let ratio = Measurement.median(ratios)
      all.append(ratio)
      let time = Measurement.shown(Measurement.median(times) * 1000)
      print(name.padded(30), Measurement.shown(ratio).padded(6), time, "ms")
      fflush(nil)
    }
    let most = Measurement.shown(all.max() ?? 0)
    print("median \(Measurement.shown(Measurement.median(all))), at most \(most)")
  }

  private func open(_ policy: LuaPolicy) throws -> LuaState {
    let state = try LuaState(policy: policy)
    try state.setGlobal("text", LuaString(text))
    return state
  }

  private static let prelude = """
    local s, line, pair, date, word = text, 'President met with leaders of the region on Friday.',
      'language = Lua 5.4  ', 'on 2017-06-09 in Astana', 'Delegations'
    local literal = ('no such sentence in the news '):rep(8)

    """

  private func seconds(_ source: String, in state: LuaState) throws -> Double {
    let chunk = try state.load(Self.prelude + source, name: "=bench")
    state.collectGarbage()
    return try Measurement.once { try state.call(chunk) }
  }
}
