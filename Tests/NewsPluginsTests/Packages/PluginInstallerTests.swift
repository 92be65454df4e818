import Foundation
import LuaKit
import NewsPlugins
import TestSupport
import Testing

struct PluginInstallerTests {
  @Test func `installs a plugin with what it needs, and removes both`() throws {
    let fixture = try PackageFixture()
    try fixture.write("report", needs: ["words": "^1"])
    try fixture.write("words", "1.2.0")
    try fixture.write("words", "1.10.0")
    try fixture.write("words", "2.0.0")
    try fixture.install("report")
    #expect(try fixture.installed() == ["report 1.0.0", "words 1.10.0"])
    let plan = try fixture.installer().plan(removing: ["report"])
    #expect(plan.changes.map(\.name) == ["report", "words"])
    try fixture.installer().carryOut(plan)
    #expect(try fixture.installed() == [])
    #expect(try fixture.contents().keys.filter { $0.hasSuffix(".lua") }.isEmpty)
  }

  @Test func `two plugins have versions of their own of a third`() throws {
    let fixture = try PackageFixture()
    try fixture.write("old", needs: ["words": "^1"])
    try fixture.write("new", needs: ["words": "^2"])
    try fixture.write("either", needs: ["words": "*"])
    try fixture.write("words", "1.0.0")
    try fixture.write("words", "2.0.0")
    try fixture.install("old")
    try fixture.install("new")
    try fixture.install("either")
    #expect(
      try fixture.installed() == [
        "either 1.0.0", "new 1.0.0", "old 1.0.0", "words 1.0.0", "words 2.0.0",
      ])
    try fixture.installer().carryOut(fixture.installer().plan(removing: ["new", "either"]))
    #expect(try fixture.installed() == ["old 1.0.0", "words 1.0.0"])
  }

  @Test func `says by which chain versions do not fit`() throws {
    let fixture = try PackageFixture()
    try fixture.write("report", needs: ["ledger": "^1"])
    try fixture.write("ledger", "1.3.0", needs: ["words": ">=2"])
    try fixture.write("words", "1.0.0")
    try fixture.write("words", "2.0.0", newslab: "^99")
    let problem = fixture.problem { try fixture.install("report") }
    #expect(
      problem
        == "'words' works with newslab ^99, this is 0.1.0 (report 1.0.0 → ledger 1.3.0 → words 2.0.0)"
    )
    try fixture.write("lone", needs: ["words": "^3"])
    #expect(
      fixture.problem { try fixture.install("lone") }
        == "'words' ^3 cannot be had: 2.0.0 is not in ^3; 1.0.0 is not in ^3 "
        + "(lone 1.0.0 → words ^3)")
  }

  @Test func `a lower version will do when a higher one cannot be used`() throws {
    let fixture = try PackageFixture()
    try fixture.write("report", needs: ["words": "*"])
    try fixture.write("words", "1.0.0")
    try fixture.write("words", "2.0.0", needs: ["gone": "*"])
    try fixture.install("report")
    #expect(try fixture.installed() == ["report 1.0.0", "words 1.0.0"])
  }

  @Test
  func `an update shows what is asked for besides, and nothing happens before it is agreed to`()
    throws
  {
    let fixture = try PackageFixture()
    try fixture.write("report", asks: ["clock"])
    try fixture.install("report")
    let before = try fixture.contents()
    try fixture.write("report", "1.1.0", asks: ["clock", "read:data"])
    let plan = try fixture.installer().plan(updating: [])
    let change = try #require(plan.changes.first)
    #expect(change.old == SemanticVersion("1.0.0"))
    #expect(change.new == SemanticVersion("1.1.0"))
    #expect(change.asked == [.read("data")])
    #expect(try fixture.contents() == before)
    try fixture.installer().carryOut(plan)
    #expect(try fixture.installed() == ["report 1.1.0"])
    #expect(try fixture.place.lock().entries.first?.granted == [.clock, .read("data")])
  }

  @Test func `an older version, and the same one with other bytes, are refused`() throws {
    let fixture = try PackageFixture()
    try fixture.write("report", "2.0.0", in: "a")
    try fixture.write("report", "1.0.0", in: "b")
    try fixture.write("report", "2.0.0", in: "c", files: ["lib/init.lua": "return 2"])
    try fixture.install("a/report-2.0.0")
    let before = try fixture.contents()
    #expect(
      fixture.problem { try fixture.install("b/report-1.0.0") }
        == "'report' 2.0.0 is installed, and 1.0.0 is older")
    #expect(
      fixture.problem { try fixture.install("c/report-2.0.0") }
        == "'report 2.0.0' of c/report-2.0.0 has other bytes than the lock says")
    #expect(try fixture.contents() == before)
    try fixture.install("b/report-1.0.0", downgrade: true)
    #expect(try fixture.installed() == ["report 1.0.0"])
  }

  @Test func `an altered byte, a file too much and one too few are found, and put back`() throws {
    let fixture = try PackageFixture()
    try fixture.write("report", files: ["lib/init.lua": "return 1", "lib/a.lua": "return 2"])
    try fixture.install("report")
    let entry = try #require(try fixture.place.lock().entries.first)
    let folder = fixture.place.folder(of: entry)
    let changes: [() throws -> Void] = [
      { try Data("return 3".utf8).write(to: URL(fileURLWithPath: folder + "/lib/a.lua")) },
      { try Data().write(to: URL(fileURLWithPath: folder + "/lib/b.lua")) },
      { try Data().write(to: URL(fileURLWithPath: folder + "/.hidden")) },
      { try FileManager.default.removeItem(atPath: folder + "/lib/a.lua") },
      { try FileManager.default.removeItem(atPath: folder) },
      {
        try FileManager.default.removeItem(atPath: folder + "/lib/a.lua")
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/lib/a.lua", withDestinationPath: "init.lua")
      },
    ]
    for change in changes {
      try change()
      #expect(fixture.problem { _ = try fixture.place.tree(of: entry) } != nil)
      try fixture.installer().carryOut(fixture.installer().planOfLock())
      #expect(try fixture.place.tree(of: entry).fingerprint == entry.sha256)
    }
  }

  @Test func `a plan is not carried out when the lock has changed meanwhile`() throws {
    let fixture = try PackageFixture()
    try fixture.write("one")
    try fixture.write("two")
    let plan = try fixture.installer().plan(installing: PluginSource("one"))
    try fixture.install("two")
    #expect(
      fixture.problem { try fixture.installer().carryOut(plan) }?.contains("another process")
        == true)
    #expect(try fixture.installed() == ["two 1.0.0"])
  }

  @Test func `what an interrupted process left is swept away, and never counts`() throws {
    let fixture = try PackageFixture()
    try fixture.write("one")
    try fixture.install("one")
    try fixture.folder.write("x", to: "project/.newslab/plugins/.installed/.new-1/main.lua")
    try fixture.folder.write("x", to: "project/.newslab/plugins/.installed/two@1.0.0-abc/main.lua")
    try fixture.write("three")
    try fixture.install("three")
    let left = try FileManager.default.contentsOfDirectory(atPath: fixture.place.installed)
    #expect(left.count == 2)
  }

  @Test func `tables of an installed plugin are used as they were installed, or not at all`() throws
  {
    let fixture = try PackageFixture()
    try fixture.write("kings", files: ["data/roles.tsv": "x"])
    try fixture.install("kings")
    let folders = PluginFolders(
      environment: [:], folder: fixture.folder.path + "/project",
      resources: try PluginFixture().resources())
    let table = try #require(folders.roleTables.first)
    try folders.checkTables()
    try Data("y".utf8).write(to: URL(fileURLWithPath: table))
    #expect(fixture.problem { try folders.checkTables() }?.contains("was altered") == true)
    try FileManager.default.removeItem(atPath: fixture.place.installed)
    #expect(fixture.problem { try folders.checkTables() }?.contains("not there any more") == true)
  }
}
