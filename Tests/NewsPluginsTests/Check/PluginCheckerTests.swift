import NewsPlugins
import TestSupport
import Testing

struct PluginCheckerTests {
  @Test(arguments: [
    (
      "local a = 1 return b",
      [
        "1:7 unused-local: local 'a' is never used",
        "1:20 undefined-global: nothing declares 'b'",
      ]
    ),
    ("if setfenv2 then setfenv2(1) end", []), ("local _ENV = {} return x", []),
    ("return unpack or loadstring", []),
    ("\u{FEFF}return 1", []), ("\u{FEFF}#!/usr/bin/lua\nreturn 1", []),
    ("local x = 1 print(x) if _VERSION == 'Lua 5.1' then setfenv(1, {}) end", []),
    (
      "local entity = 1\nprint(entity)\nreturn etity and 1",
      ["3:8 undefined-global: nothing declares 'etity' → entity"]
    ),
    (
      "local _ENV = nil return x",
      ["1:25 undefined-global: nothing declares 'x', and _ENV is nil"]
    ),
    ("return _ENV.x", []), ("_ENV = {} x = 1 return y", []),
    (
      "x = 1 return x",
      [
        "1:1 global-write: 'x' is a global "
          + "variable; is 'local' missing?"
      ]
    ),
    (
      "local count = 0\ncoutn = count + 1\nreturn count",
      ["2:1 global-write: 'coutn' is a global variable → count"]
    ),
    (
      "local a = 1\nlocal function f(a) return a end\nreturn f(a)",
      ["2:18 shadowing: local 'a' hides the one of line 1"]
    ),
    ("for _, x in ipairs({}) do for _, y in ipairs(x) do print(y) end end", []),
    ("local function f() return f() end", ["1:16 unused-local: local function 'f' is never used"]),
    ("local a\na = 1", ["1:7 unused-local: local 'a' is never read"]),
    ("error('x')\nprint(1)", ["2:1 unreachable-code: nothing gets to this statement"]),
    ("goto out\n::out::\nprint(1)", []),
    ("if x == nil then return 1 else return 2 end", []),
    ("#!/usr/bin/lua\nreturn 1", []),
    ("return 1 +", ["1:11 syntax: unexpected symbol near <eof>"]),
    ("return y -- newslab: allow undefined-global", []),
    ("return y -- newslab: allow syntax, undefined-global", []),
    ("return y -- newslab: allow syntax", ["1:8 undefined-global: nothing declares 'y'"]),
    (
      "-- newslab: allow undefined-global\nreturn y",
      ["2:8 undefined-global: nothing declares 'y'"]
    ),
    ("require 'strng'", ["1:9 missing-module: there is no module 'strng' here → string"]),
    ("require 'socket'", []),
  ])
  func `checks files that stand alone`(source: String, findings: [String]) throws {
    #expect(try CheckFixture.script(source) == findings)
  }

  @Test(arguments: [
    ("local k = {} for x in pairs(k) do print(x) end", true),
    ("for x in next, {} do io.write(x) end", true),
    ("local r = {} for x in pairs({}) do r[#r + 1] = x end return r", true),
    ("local r = {} for x in pairs({}) do table.insert(r, x) end return table.concat(r)", true),
    ("local r, n = {}, 0 for x in pairs({}) do n = n + 1 r[n] = x end return { rows = r }", true),
    ("local s = '' for x in pairs({}) do s = s .. x end return s", true),
    ("local r = {} for x in pairs({}) do r[#r + 1] = x end table.sort(r) return r", false),
    (
      "local a = { r = {} } for x in pairs({}) do a.r[#a.r + 1] = x end newslab.output():list(a.r)",
      true
    ),
    (
      "local a = { r = {} } for x in pairs({}) do a.r[#a.r + 1] = x end table.sort(a.r) "
        + "newslab.output():list(a.r)", false
    ),
    ("local r = {} for x in pairs({}) do r[x] = true end return r", false),
    ("local n = 0 for _, x in pairs({}) do n = n + x end return n", false),
    ("for x in newslab.sorted_pairs({}) do print(x) end", false),
    ("for _, x in ipairs({}) do print(x) end", false),
  ])
  func `finds loops whose order is put out`(main: String, isFound: Bool) throws {
    let found = try CheckFixture.plugin(main).contains { $0.contains("unordered-output") }
    #expect(found == isFound)
  }

  @Test(arguments: [
    ("io.open('data/x')", ["read:data"], []), ("io.open('x', 'w')", ["write:."], []),
    (
      "io.open('x', 'w')", ["read:."],
      [
        "1:1 undeclared-permission: io.open needs the permission 'write:x', which the manifest does "
          + "not ask for",
        "plugin.json:2:1 unused-permission: nothing needs the permission 'read:.'",
      ]
    ),
    (
      "io.open('data/x')", ["read:lists"],
      [
        "1:1 undeclared-permission: io.open needs the permission 'read:data/x', which the manifest "
          + "does not ask for"
      ]
    ),
    ("io.open('x', MODE)", ["read:."], ["1:14 undefined-global: nothing declares 'MODE'"]),
    ("os.getenv('HOME')", ["env:HOME"], []),
    (
      "os.getenv('HOME')", [],
      [
        "1:1 undeclared-permission: os.getenv needs the permission 'env:HOME', which the manifest "
          + "does not ask for"
      ]
    ),
    ("os.getenv(...)", ["env:HOME"], []), ("os.date('%Y', 0) os.time{ year = 1 }", [], []),
    ("io.lines() io.read()", [], []),
    ("local clock = os.clock return clock()", ["clock"], []),
    (
      "newslab.article('x'):note('y')", [],
      [
        "1:22 undeclared-permission: article:note needs the permission 'label', which the manifest "
          + "does not ask for"
      ]
    ),
    ("newslab.article('x'):label('y')", ["label"], []),
    ("newslab.article('x'):add_label('y')", [], []),
    (
      "os.execute('x')", [],
      [
        "1:1 undeclared-permission: no permission allows a plugin to use os.execute"
      ]
    ),
  ])
  func `compares permissions with what needs them`(
    main: String, permissions: [String], findings: [String]
  ) throws {
    #expect(try CheckFixture.plugin(main, permissions: permissions) == findings)
  }

  @Test(arguments: [
    ("unpack({})", ["1:1 undefined-global: nothing declares 'unpack'"]),
    ("return table.unpack or unpack", []), ("return bit32 and bit32.band(1, 2)", []),
  ])
  func `plugins run in Lua 5_4 alone`(main: String, findings: [String]) throws {
    #expect(try CheckFixture.plugin(main) == findings)
  }

  @Test func `follows options through functions`() throws {
    let main = """
      local both = { type = "integer", default = 1, summary = "S." }
      local function least(options) return options.min + options["max"] end
      local one = newslab.filter {
        name = "a", summary = "S.", options = { min = both, max = both, other = both },
        keep = function(_, options) return least(options) > 1 end,
      }
      local two = newslab.filter {
        name = "b", summary = "S.", options = { min = both },
        keep = function(_, options) local o = options return #o > 0 and print(options) end,
      }
      return one, two
      """
    #expect(
      try CheckFixture.plugin(main) == [
        "4:67 unused-option: option 'other' is never read"
      ])
  }

  @Test func `finds modules that are not there, and mistakes of manifests`() throws {
    #expect(
      try CheckFixture.plugin("return require 'lib.wrods'", ["lib/words.lua": "return 1"]) == [
        "1:16 missing-module: no module 'lib.wrods' in lib; did you mean 'words'?"
      ])
    #expect(
      try CheckFixture.plugin("return 1", keys: "\"licence\": \"MIT\"") == [
        "plugin.json:3:1 manifest: unknown key 'licence'; did you mean 'license'?"
      ])
    let fixture = try PluginFixture()
    let manifest = CheckExample("", keys: "\"dependencies\": {\"cues\": \"^1\"}").manifest
    try fixture.folder.write(manifest, to: "p/plugin.json")
    try fixture.folder.write("return 1", to: "p/main.lua")
    let needy = try PluginChecker(current: fixture.folder.path)
      .check("p", in: fixture.folders()).findings
    #expect(needy.map(\.rule) == ["manifest"])
    #expect(needy.first?.message.hasPrefix("'cues' ^1 is not installed") == true)
    let folder = try TemporaryFolder()
    try folder.write(CheckExample("").manifest, to: "p/plugin.json")
    let findings = try PluginChecker(current: folder.path).check("p").findings
    #expect(
      findings.map(\.description) == [
        "p/plugin.json:1:1: error: the plugin has neither main.lua nor lib nor data (manifest)"
      ])
  }

  @Test func `looks at tests and modules, and at fields of own tables`() throws {
    let files = [
      "lib/words.lua": "local words = {}\nfunction words.count() return 1 end\nreturn words",
      "tests/words.lua": "local words = require 'lib.words'\nassert(words.cuont() == 1)",
    ]
    #expect(
      try CheckFixture.plugin("return require 'lib.words'", files) == [
        "tests/words.lua:2:14 unknown-member: the table has no field 'cuont' → count"
      ])
  }

  @Test func `a file that cannot be read is an error`() throws {
    #expect(throws: PluginError.self) { try PluginChecker(current: "/").check("no-such.lua") }
  }
}
