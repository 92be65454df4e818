import NewsPlugins
import Testing

struct PluginTreeTests {
  private static func tree(_ files: [(String, String)]) throws -> PluginTree {
    var tree = PluginTree()
    for (path, text) in files { try tree.add(path, Array(text.utf8)) }
    return tree
  }

  @Test func `the fingerprint depends on paths and bytes, not on the order of adding`() throws {
    let one = try Self.tree([("main.lua", "a"), ("lib/x.lua", "b"), ("lib/a.lua", "c")])
    let other = try Self.tree([("lib/a.lua", "c"), ("main.lua", "a"), ("lib/x.lua", "b")])
    #expect(one.fingerprint == other.fingerprint)
    #expect(one.files.map(\.path) == ["lib/a.lua", "lib/x.lua", "main.lua"])
    #expect(
      try Self.tree([("main.lua", "b")]).fingerprint != Self.tree([("main.lua", "a")]).fingerprint)
    #expect(
      try Self.tree([("main.lu", "aa")]).fingerprint != Self.tree([("main.lua", "a")]).fingerprint)
  }

  @Test func `hidden files are no part of it`() throws {
    let tree = try Self.tree([(".git/config", "x"), ("lib/.swp", "y"), ("main.lua", "a")])
    #expect(tree.files.map(\.path) == ["main.lua"])
  }

  @Test func `one folder around all is left out`() throws {
    let tree = try Self.tree([("x-1/main.lua", "a"), ("x-1/lib/a.lua", "b")])
    #expect(tree.unwrapped.files.map(\.path) == ["lib/a.lua", "main.lua"])
    let flat = try Self.tree([("main.lua", "a"), ("lib/a.lua", "b")])
    #expect(flat.unwrapped == flat)
  }

  @Test func `the same files are packed to the same bytes, and come back`() throws {
    let fixture = try PackageFixture()
    let tree = try Self.tree([
      ("main.lua", "return 1"), ("data/ünï.tsv", "x"), ("lib/empty.lua", ""),
      ("data/" + String(repeating: "long", count: 30) + ".txt", "y"),
    ])
    let bytes = try PluginArchive.pack(tree, below: "x-1.0.0")
    #expect(try PluginArchive.pack(tree, below: "x-1.0.0") == bytes)
    let path = try fixture.folder.write(bytes, to: "x.tar.gz")
    #expect(try PluginArchive.read(path) == tree)
  }
}
