import NewsCorpus
import TestSupport
import Testing

struct StoreLockTests {
  @Test func `one at a time has the lock, and says who it is`() throws {
    let folder = try TemporaryFolder()
    let store = folder.file("w.newslab")
    var first: StoreLock? = try StoreLock.acquire(store, command: "first") { _ in false }
    withExtendedLifetime(first) {}
    let holder = try #require(StoreLock.holder(of: store))
    #expect(holder.command == "first")
    #expect(holder.pid > 0 && !holder.host.isEmpty && holder.since.hasSuffix("Z"))
    #expect(throws: StoreError.held(path: store, by: holder.description)) {
      _ = try StoreLock.acquire(store, command: "second") { _ in false }
    }
    var waits: [String] = []
    let second = try StoreLock.acquire(store, command: "second") { holder in
      waits.append(holder)
      if waits.count == 2 { first = nil }
      return true
    }
    #expect(waits == [holder.description, holder.description])
    #expect(StoreLock.holder(of: store)?.command == "second")
    withExtendedLifetime(second) {}
  }

  @Test func `what a dead process left keeps nobody out`() throws {
    let folder = try TemporaryFolder()
    let store = folder.file("w.newslab")
    try folder.write(
      #"{"pid":1,"host":"gone","since":"2017-04-06T00:00:00Z","command":"dead and longer"}"#,
      to: "w.newslab-lock")
    let lock = try StoreLock.acquire(store, command: "new") { _ in false }
    #expect(StoreLock.holder(of: store)?.command == "new")
    withExtendedLifetime(lock) {}
  }

  @Test func `leaves no file behind`() throws {
    let folder = try TemporaryFolder()
    let store = folder.file("w.newslab")
    do { _ = try StoreLock.acquire(store, command: "x") { _ in false } }
    #expect(StoreLock.holder(of: store) == nil)
  }

  @Test func `says where no file can be made`() throws {
    #expect(
      throws: StoreError.notWritable(
        path: "/nowhere/w.newslab", reason: "'/nowhere/w.newslab-lock': no such file or directory")
    ) {
      _ = try StoreLock.acquire("/nowhere/w.newslab", command: "x") { _ in false }
    }
  }
}
