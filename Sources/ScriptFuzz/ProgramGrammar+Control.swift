import LuaKit

extension ProgramGrammar {
  /// Calls that catch, scopes that close, loops and jumps.
  func control() -> String {
    switch chance.below(14) {
    case 0, 1: return "local ok, e = pcall(function() \(statements()) end) tostring(e)"
    case 2: return "local _ = {xpcall(function(...) \(statements()) end, \(callback()), 1, 2)}"
    case 3: return "pcall(\(value(of: "any")), \(value(of: "any")), \(value(of: "any")))"
    case 4: return "do local c <close> = \(closable()) \(statements()) end"
    case 5:
      let label = newName("l")
      return "for i = 1, \(chance.number(1...5)) do local c <close> = \(closable()) "
        + "if i == 2 then \(chance.pick(["break", "error(c)", "goto \(label)", "coroutine.yield(i)"])) end "
        + "\(statement()) end ::\(label)::"
    case 6:
      let label = newName("l")
      return "do local i = 0 ::\(label):: i = i + 1 do \(statements()) end "
        + "if i < \(chance.number(1...6)) then goto \(label) end end"
    case 7:
      return
        "for i = \(bound()), \(bound()), \(bound()) do \(statement()) if i ~= 1 then break end end"
    case 8: return "for k, v in pairs(\(value(of: "any"))) do tostring(k) \(statement()) break end"
    case 9: return "for x in \(value(of: "fun()")), \(value(of: "any")) do \(statement()) break end"
    case 10: return recursion()
    case 11: return loading()
    case 12: return "error(\(value(of: "any")), \(chance.pick(["0", "1", "2", "99", "-1", "nil"])))"
    default: return "local a, b = \(value(of: "any")), \(value(of: "any")) \(operation("a", "b"))"
    }
  }

  private func bound() -> String {
    chance.pick([
      "1", "3", "-1", "0.5", "math.maxinteger", "math.mininteger", "0/0", "1e308", "'2'",
    ])
  }

  private func closable() -> String {
    switch chance.below(4) {
    case 0: "setmetatable({}, {__close = function(o, e) \(statement()) end})"
    case 1: "setmetatable({}, {__close = \(callback())})"
    case 2: "setmetatable({}, {__close = function(o, e) error(e or 'closing') end})"
    default: value(of: "any")
    }
  }

  private func recursion() -> String {
    switch chance.below(7) {
    case 0: "local function r(n) return 1 + r(n + 1) end r(1)"
    case 1: "local function r(n) return pcall(r, n + 1) end r(1)"
    case 2: "local function r() return coroutine.wrap(r)() end r()"
    case 3:
      "local t = {} setmetatable(t, {__index = function(s, k) return s[k .. 'x'] end}) _ = t.a"
    case 4:
      "local function r(x) for m in (\(object(of: "List", odd: 5))):each() do r(m) end end r()"
    case 5: "local s = ('('):rep(\(chance.number(1...300))) load('return ' .. s) ('x'):find(s)"
    default: "local t = {} for i = 1, \(chance.number(1...400)) do t = {t} end tostring(t) print(t)"
    }
  }

  private func loading() -> String {
    switch chance.below(6) {
    case 0: "local f = load(\(value(of: "string")), \(value(of: "string"))) if f then f() end"
    case 1: "load(\(callback()))"
    case 2: "load([==[\(statement().replacingClosers)]==], '=l', 't', _ENV)()"
    case 3: "load('return ...', \(value(of: "any")), \(value(of: "any")), \(value(of: "any")))"
    case 4: "load(string.dump and '\\27Lua' or 'x', 'b', 'b')"
    default: "local i = 0 load(function() i = i + 1 return i < 9 and ' local a = 1 ' or nil end)()"
    }
  }

  /// An operator at work on two variables.
  func operation(_ left: String, _ right: String) -> String {
    let symbol = chance.pick(Self.operators)
    return chance.percent(85)
      ? "local _ = \(left) \(symbol) \(right)"
      : "local _ = \(chance.pick(["#", "-", "~", "not "]))\(left) _ = (\(right))[\(left)]"
  }

  private static let operators = [
    "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "&", "|", "~", "<<",
    ">>", "and", "or",
  ]

  /// A table or object with metamethods of all sorts, used in all ways.
  func metatable() -> String {
    let names = (0..<chance.number(1...5)).map { _ in chance.pick(Self.metamethods) }
    let fields = names.map { name -> String in
      let isText = name == "__name" || name == "__mode" || name == "__metatable"
      return
        "\(name) = \(isText ? value(of: "string") : chance.percent(60) ? callback() : value(of: "any"))"
    }
    let uses = (0..<chance.number(1...4)).map { _ -> String in
      switch chance.below(9) {
      case 0: operation("m", chance.pick(["m", "1", "'x'", "n"]))
      case 1: "local _ = m[\(value(of: "any"))]"
      case 2: "m[\(value(of: "any"))] = \(value(of: "any"))"
      case 3: "tostring(m) print(m)"
      case 4: "m(1, m)"
      case 5: "for k, v in pairs(m) do break end for i, v in ipairs(m) do break end"
      case 6: "do local c <close> = m end"
      case 7: "\(chance.pick(["rawlen", "rawget", "next", "#", "getmetatable"]))(m, 1)"
      default: "local list = \(object(of: "List", odd: 5)) list:map(m) list:where(m) list:first(m)"
      }
    }
    let guarded = uses.map { use in
      let call =
        use.hasPrefix("#") ? "local _ = \(use.replacingOccurrence(", 1)", with: ")"))" : use
      return "pcall(function() \(call) end)"
    }
    return
      "local n = \(value(of: "any")) local m = setmetatable(\(table()), {\(fields.joined(separator: ", "))}) "
      + guarded.joined(separator: " ")
  }

  private static let metamethods = [
    "__index", "__newindex", "__call", "__add", "__sub", "__mul", "__div", "__mod", "__pow",
    "__unm", "__idiv", "__band", "__bor", "__bxor", "__shl", "__shr", "__bnot", "__concat", "__len",
    "__eq", "__lt", "__le", "__close", "__tostring", "__name", "__pairs", "__metatable", "__mode",
    "__gc",
  ]

  /// Coroutines that are made, run, left alone, closed and run again.
  func coroutine() -> String {
    let body = "\(statement()) coroutine.yield(\(value(of: "any"))) \(statement())"
    switch chance.below(9) {
    case 0: return "local f = coroutine.wrap(function(...) \(body) end) f() f() f()"
    case 1:
      return "local c = coroutine.create(function(...) \(body) end) "
        + "for i = 1, \(chance.number(1...4)) do coroutine.resume(c, \(value(of: "any"))) end "
        + "tostring(coroutine.status(c)) coroutine.close(c)"
    case 2: return "C = coroutine.wrap(function(...) \(body) end) C()"
    case 3: return "if C then C(\(value(of: "any"))) end"
    case 4:
      return "local c c = coroutine.create(function() local x <close> = \(closable()) "
        + "\(chance.pick(["coroutine.close(c)", "coroutine.resume(c)", "coroutine.yield()"])) end) "
        + "coroutine.resume(c) \(chance.pick(["coroutine.close(c)", "K = c", ""]))"
    case 5:
      return "coroutine.wrap(function() local list = \(object(of: "List", odd: 5)) "
        + "list:\(chance.pick(["map", "filter"]))(\(callback())) end)()"
    case 6:
      return "coroutine.wrap(function() coroutine.wrap(function() \(body) end)() "
        + "coroutine.yield(coroutine.isyieldable(), coroutine.running()) \(statement()) end)()"
    case 7: return "coroutine.wrap(function() pcall(function() \(body) end) \(statement()) end)()"
    default:
      return
        "local f = coroutine.\(chance.pick(["create", "wrap", "status", "close", "isyieldable"]))"
        + "(\(value(of: "any"))) local _ = f and pcall(f)"
    }
  }

  /// What only a limit or a stop ends.
  func endless() -> String {
    switch chance.below(12) {
    case 0: "while true do end"
    case 1: "while true do pcall(function() \(statement()) end) end"
    case 2: "local s = 'x' while true do s = s .. s end"
    case 3: "local t = {} while true do t[#t + 1] = {} end"
    case 4: "while true do pcall(function() local t = {} for i = 1, 1e9 do t[i] = i end end) end"
    case 5: "local function l() while true do end end xpcall(l, l)"
    case 6:
      "local c <close> = setmetatable({}, {__close = function() while true do end end}) error(c)"
    case 7: "table.move({}, 1, \(chance.pick(["1e15", "1e9", "math.maxinteger - 1"])) // 1 | 0, 2)"
    case 8: "('a'):rep(4000):find('.-.-.-b')"
    case 9: "for i = 1, math.huge do coroutine.wrap(function() \(statement()) end)() end"
    case 10: "while true do print(\(value(of: "any"))) end"
    default: "local o = newslab.output() while true do o:paragraph(('x'):rep(1000)) end"
    }
  }
}

extension String {
  /// The text for within long brackets.
  var replacingClosers: String {
    replacingOccurrence("]==]", with: "]=]").replacingOccurrence("[==[", with: "[=[")
  }

  /// The text with another one in the place of each occurrence of a part.
  func replacingOccurrence(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
