import NewsPlugins
import SeededRandom
import TestSupport
import Testing

struct PluginLockTests {
  private static func entry(
    _ name: String, _ version: String, isRoot: Bool = true, uses: [String: String] = [:]
  ) throws -> PluginLock.Entry {
    var entry = PluginLock.Entry(
      name: name, version: try #require(SemanticVersion(version)), source: "./\(name)",
      constraint: isRoot ? VersionRange("^1") : nil,
      sha256: String(repeating: "0a", count: 32))
    for (name, version) in uses {
      let used = try #require(SemanticVersion(version))
      entry.dependencies[name] = used
    }
    return entry
  }

  @Test func `comes back as it was written, always in the same order`() throws {
    var (one, other) = (PluginLock(), PluginLock())
    var first = try Self.entry("b", "1.0.0", uses: ["a": "2.0.0"])
    (first.revision, first.granted) = ("abc", [.clock, .read("data")])
    let entries = [
      first, try Self.entry("a", "10.0.0", isRoot: false),
      try Self.entry("a", "2.0.0", isRoot: false),
    ]
    for entry in entries { one.put(entry) }
    for entry in entries.reversed() { other.put(entry) }
    #expect(one.bytes == other.bytes)
    #expect(one.entries.map(\.title) == ["a 2.0.0", "a 10.0.0", "b 1.0.0"])
    #expect(try PluginLock.read(one.bytes, path: "l") == one)
  }

  @Test func `keeps what is asked for and what that uses`() throws {
    var lock = PluginLock()
    lock.put(try Self.entry("top", "1.0.0", uses: ["mid": "1.0.0"]))
    lock.put(try Self.entry("mid", "1.0.0", isRoot: false, uses: ["low": "1.0.0"]))
    lock.put(try Self.entry("low", "1.0.0", isRoot: false))
    lock.put(try Self.entry("low", "2.0.0", isRoot: false))
    lock.prune()
    #expect(lock.entries.map(\.title) == ["low 1.0.0", "mid 1.0.0", "top 1.0.0"])
    lock.removeRoot("top")
    lock.prune()
    #expect(lock.entries.isEmpty)
  }

  @Test(arguments: 0..<300)
  func `broken bytes are an error or a lock`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var lock = PluginLock()
    lock.put(try Self.entry("a", "1.0.0", uses: ["b": "1.0.0"]))
    lock.put(try Self.entry("b", "1.0.0", isRoot: false))
    var bytes = lock.bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0...2, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      default: bytes = Array(bytes[..<place]) + bytes[(place / 2)...]
      }
    }
    if let read = try? PluginLock.read(bytes, path: "l") {
      #expect(try PluginLock.read(read.bytes, path: "l") == read)
    }
  }
}
