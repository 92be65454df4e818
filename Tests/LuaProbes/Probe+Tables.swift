extension Probe {
  /// A table that says it is huge, and has every element.
  private static let proxy =
    "local huge = setmetatable({}, {__len = function() return 1 << 50 end, "
    + "__index = function() return 'x' end, __newindex = function() end}) "

  static let tables: [Probe] = [
    Probe("table.move far", "table.move({}, 1, 1e15, 2)"),
    Probe("table.move down", "table.move({}, 1, 1e15, 0)"),
    Probe("table.move between", "table.move({}, 1, 1e15, 1, {})"),
    Probe("table.move of a proxy", proxy + "table.move(huge, 1, 1 << 50, 2)"),
    Probe(
      "table.concat of a proxy",
      "table.concat(setmetatable({}, {__index = function() return '' end}), '', 1, 1 << 50)"),
    Probe(
      "table.concat of raw elements",
      "local t = {} for i = 1, 1e5 do t[i] = '' end while true do table.concat(t) end"),
    Probe("table.insert into a proxy", proxy + "table.insert(huge, 1, 1)"),
    Probe("table.insert at the front", "local t = {} while true do table.insert(t, 1, 1) end"),
    Probe("table.remove from a proxy", proxy + "table.remove(huge, 1)"),
    Probe(
      "table.remove at the front",
      "local t = {} for i = 1, 1e5 do t[i] = i end "
        + "while true do table.insert(t, table.remove(t, 1)) end"),
    Probe(
      "table.sort of a proxy",
      "table.sort(setmetatable({}, {__len = function() "
        + "return 1 << 30 end, __index = function() return 1 end, __newindex = function() end}))"),
    Probe(
      "table.sort of many",
      "local t = {} for i = 1, 1e5 do t[i] = (i * 7919) % 1000003 end "
        + "while true do table.sort(t) table.sort(t, function(a, b) return a > b end) end"),
    Probe(
      "table.sort with a comparator that loops",
      "table.sort({3, 1, 2}, function() while true do end end)"),
    Probe(
      "table.sort with a wrong comparator",
      "local t = {} for i = 1, 1000 do t[i] = i end "
        + "while true do pcall(table.sort, t, function() return true end) end"),
    Probe(
      "table.sort with __lt",
      "local m = {} m.__lt = function(a, b) while true do end end "
        + "table.sort({setmetatable({}, m), setmetatable({}, m)})"),
    Probe(
      "table.sort of long texts",
      "local t, s = {}, ('x'):rep(2000000) "
        + "for i = 1, 50 do t[i] = s .. (i % 7) end while true do table.sort(t) end"),
    Probe(
      "table.sort of long texts and numbers",
      "local t, s = {}, ('x'):rep(2000000) "
        + "for i = 1, 50 do t[i] = s .. (i % 7) end "
        + "while true do pcall(table.sort, t, rawequal) t[51] = 1 pcall(table.sort, t) t[51] = nil end"
    ),
    Probe("table.unpack", "local t = {} while true do select('#', table.unpack(t, 1, 200000)) end"),
    Probe("table.unpack too far", "while true do pcall(table.unpack, {}, 1, 1e7) end"),
    Probe(
      "table.unpack of a proxy",
      proxy
        + "while true do select('#', table.unpack(huge, 1, 100000)) end"),
    Probe("table.pack", "while true do table.pack(table.unpack({}, 1, 100000)) end"),
    Probe("select of many", "while true do select(-1, table.unpack({}, 1, 200000)) end"),
    Probe(
      "math.max of many",
      "local t = {} for i = 1, 200000 do t[i] = i end "
        + "while true do math.max(table.unpack(t)) end"),
    Probe(
      "table with many dead keys",
      "local t = {} for i = 1, 1e5 do t[i .. ''] = 1 end "
        + "for k in pairs(t) do t[k] = nil end while true do next(t) end"),
    Probe("rehashes", "while true do local t = {} for i = 1, 1e5 do t[i * 3] = i end end"),
    Probe(
      "collectgarbage of a large heap",
      "local t = {} for i = 1, 1e5 do t[i] = {} end "
        + "local collect = pcall(collectgarbage, 'count') and collectgarbage or type "
        + "while true do collect('collect') end"),
    Probe(
      "collectgarbage in large steps",
      "local t = {} for i = 1, 1e5 do t[i] = {} end "
        + "local collect = pcall(collectgarbage, 'count') and collectgarbage or type "
        + "while true do collect('step', 1 << 30) end"),
  ]

  static let growth: [Probe] = [
    Probe("text that doubles", "local s = 'x' while true do s = s .. s end", ends: .memory),
    Probe(
      "text that doubles, in pcall",
      "local s = 'x' while true do pcall(function() s = s .. s end) end", ends: .memory),
    Probe("list that grows", "local t = {} for i = 1, math.huge do t[i] = i end", ends: .memory),
    Probe(
      "tables that grow, in pcall",
      "local t = {} local function grow() for i = 1, math.huge do "
        + "t[#t + 1] = {} end end while true do pcall(grow) end", ends: .memory),
    Probe(
      "growth that is kept",
      "kept = kept or {} local function grow() while true do "
        + "kept[#kept + 1] = ('x'):rep(1000) .. #kept end end "
        + "while true do pcall(grow) kept = {} end", ends: .memory),
    Probe(
      "growth of a buffer that would fit alone, in pcall",
      "kept = ('x'):rep(14 << 20) local part, t = ('y'):rep(1 << 20), {} "
        + "for i = 1, 14 do t[i] = part end while true do pcall(table.concat, t) end",
      ends: .memory),
    Probe(
      "growth in coroutines",
      "local t = {} while true do pcall(coroutine.wrap(function() "
        + "while true do t[#t + 1] = ('x'):rep(99999) .. #t end end)) end", ends: .memory),
    Probe(
      "growth of coroutines",
      "local t = {} while true do pcall(function() "
        + "t[#t + 1] = coroutine.create(print) end) end", ends: .memory),
    Probe(
      "growth in __close",
      "local function grow() local t = {} while true do t[#t + 1] = {} end "
        + "end while true do pcall(function() local c <close> = setmetatable({}, {__close = grow}) "
        + "end) end", ends: .memory),
    Probe(
      "growth in a handler",
      "local function grow() local t = {} while true do t[#t + 1] = {} "
        + "end end while true do xpcall(grow, grow) end", ends: .memory),
    Probe("string.rep", "while true do pcall(string.rep, 'x', 1e9) end", ends: .memory),
    Probe(
      "string.rep with separators", "while true do pcall(string.rep, 'x', 1e8, 'yyyyyyyyy') end",
      ends: .memory),
    Probe(
      "gsub that grows",
      "local s = ('x'):rep(10000) "
        + "while true do pcall(string.gsub, s, '.', s) end", ends: .memory),
    Probe(
      "table.concat that grows",
      "local t = {} for i = 1, 1000 do t[i] = ('x'):rep(100000) end "
        + "while true do pcall(table.concat, t) end", ends: .memory),
    Probe(
      "string.format that grows",
      "local s = ('x'):rep(4000000) while true do "
        + "pcall(string.format, ('%s'):rep(100), table.unpack({s, s, s, s, s, s, s, s, s, s, s, s}, 1, "
        + "12), s, s, s, s) local t = {} for i = 1, 100 do t[i] = s .. i end end", ends: .memory),
    Probe(
      "utf8.char and string.char that grow",
      "local t = {} while true do pcall(function() "
        + "t[#t + 1] = (utf8.char(1114111) .. string.char(1, 2)):rep(9999) .. #t end) end",
      ends: .memory),
  ]
}
