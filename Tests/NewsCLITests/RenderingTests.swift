import LuaKit
import NewsCLI
import NewsScript
import TestSupport
import Testing

/// Whatever shows what scripts can use shows the same names.
struct RenderingTests {
  private static let help = HelpRenderer(NewslabAPI.description)
  private static let names = Set(help.names)

  @Test func `help on Lua explains every name`() throws {
    for name in Self.help.names {
      let run = CommandRun("help", "lua", name)
      #expect(run.code == 0)
      #expect(try run.output == Self.help.text(for: name))
    }
  }

  @Test func `the types for editors are those that help explains`() {
    let output = CommandRun("types").output
    var owner = ""
    var found: Set<String> = []
    for line in output.split(separator: "\n") {
      if let match = line.wholeMatch(of: /---@class (\S+)/) {
        owner = String(match.1)
        found.insert(owner)
      } else if let match = line.wholeMatch(of: /---@field ([a-z_]+) .*/) {
        found.insert("\(owner).\(match.1)")
      } else if let match = line.wholeMatch(of: /function (\S+)\(.*\) end/) {
        found.insert(String(match.1))
      } else if let match = line.wholeMatch(of: /([a-z_]+) = nil/) {
        found.insert(String(match.1))
      }
    }
    #expect(found.symmetricDifference(Self.names).sorted() == [])
  }

  @Test func `luacheck knows the globals and their functions`() throws {
    let lines = CommandRun("types", "--luacheck").lines
    var found: Set<String> = []
    for module in NewslabAPI.description.modules {
      if lines.contains(where: { $0.contains(module.name) }) { found.insert(module.name) }
      for function in module.functions
      where lines.contains(where: { $0.contains("\"\(function.name)\"") }) {
        found.insert("\(module.name).\(function.name)")
      }
    }
    for global in NewslabAPI.description.globals
    where lines.contains(where: { $0.contains(global.name) }) {
      found.insert(global.name)
    }
    // luacheck checks globals; fields of values are not known to it.
    let classes = NewslabAPI.description.classes.map(\.name)
    let wanted = Self.names.filter { name in
      !classes.contains { name == $0 || name.hasPrefix($0 + ".") || name.hasPrefix($0 + ":") }
    }
    #expect(found.symmetricDifference(wanted).sorted() == [])
  }

  @Test func `the manual page names what scripts can use`() throws {
    let page = CommandRun("help", "--man").output
    let section = try #require(page.split(separator: "\n.SH SCRIPTS\n").last)
    let found = section.split(separator: "\n").filter { $0.hasPrefix(".B ") }
      .map { String($0.dropFirst(3)) }
    #expect(Set(found).symmetricDifference(Self.names).sorted() == [])
  }

  @Test func `the doctor looks for every function`() throws {
    let home = try TemporaryFolder()
    let run = CommandRun("doctor", environment: ["HOME": home.path, "LANG": "C.UTF-8"])
    let text = "scripts    \(Self.names.count) names described, all functions there"
    #expect(run.lines.contains { $0.hasSuffix(text) }, "\(run.output)")
  }
}
