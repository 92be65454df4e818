import Foundation
import NewsCLI
import NewsCorpus
import TestSupport
import Testing

struct ImportCommandTests {
  private func sample() throws -> (folder: TemporaryFolder, wire: String, store: String) {
    let folder = try TemporaryFolder()
    let wire = try folder.write(
      """
      {"id":"a","title":"Rain","text":"It rains."}
      bad
      {"id":"b","text":"PARIS (AP) - It is dry."}

      """, to: "wire.jsonl")
    return (folder, wire, folder.file("wire.newslab"))
  }

  @Test func `puts in what can be read and says what became of it`() throws {
    let (folder, wire, store) = try sample()
    let run = CommandRun("import", wire, "--to", store, "--batch", "1", "-v")
    #expect(run.output == "2 new, 0 unchanged, 0 new versions of stories, 1 rejected — \(store)\n")
    #expect(
      run.errors == """
        newslab: note: 1 new, 0 unchanged, 0 new versions of stories, 0 rejected
        \(wire):2: error: not valid JSON: expected a value, found 'b' at byte 1
        newslab: note: 2 new, 0 unchanged, 0 new versions of stories, 1 rejected
        newslab: note: 2 new, 0 unchanged, 0 new versions of stories, 1 rejected

        """)
    #expect(run.code == 1)
    let again = CommandRun("import", wire, "--to", store)
    #expect(
      again.output == "0 new, 2 unchanged, 0 new versions of stories, 1 rejected — \(store)\n")
    #expect(!FileManager.default.fileExists(atPath: store + "-lock"))
    _ = folder
  }

  @Test func `show, analyze, run and scripts read a store as they read files`() throws {
    let (folder, wire, store) = try sample()
    _ = CommandRun("import", wire, Seed.folder, "--to", store)
    for (files, kept) in [
      (["show", Seed.folder, Seed.id], ["show", store, Seed.id]),
      (["show", wire, "b", "-f", "json"], ["show", store, "b", "-f", "json"]),
      (["analyze", wire, Seed.folder], ["analyze", store]),
      (
        ["run", "who-said-what", "--corpus", Seed.folder],
        ["run", "who-said-what", "--corpus", store]
      ),
    ] {
      let (expected, found) = (CommandRun(files), CommandRun(kept))
      #expect(found.output == expected.output)
      #expect(found.code == 0)
    }
    _ = folder
  }

  @Test func `standard input can be put in`() throws {
    let (folder, _, store) = try sample()
    let run = CommandRun("import", "-", "--to", store, input: #"{"id":"in","text":"x"}"#)
    #expect(run.output == "1 new, 0 unchanged, 0 new versions of stories, 0 rejected — \(store)\n")
    #expect(run.code == 0)
    _ = folder
  }

  @Test(arguments: [
    (["import", "x"], "no store is named; name one with --to, such as wire.newslab"),
    (
      ["import", "x", "--to", "wire.db"],
      "--to: expected a name that ends in .newslab, got 'wire.db'"
    ),
    (
      ["import", "x", "--to", "w.newslab", "--batch", "0"],
      "--batch: expected a number from 1 on, got 0"
    ),
    (["import", "-", "-", "--to", "w.newslab"], "standard input '-' is given twice"),
  ])
  func `says how it is used`(arguments: [String], message: String) {
    let run = CommandRun(arguments)
    #expect(run.errors == "newslab: error: \(message)\n")
    #expect(run.code == 2)
  }

  @Test func `says what cannot be written`() throws {
    let (folder, wire, store) = try sample()
    let missing = CommandRun("import", wire, "--to", "/nowhere/w.newslab")
    let reason = "'/nowhere/w.newslab-lock': no such file or directory"
    #expect(
      missing.errors
        == "newslab: error: '/nowhere/w.newslab' cannot be written to: \(reason)\n")
    #expect(missing.code == 6)
    try folder.write("hello", to: "wire.newslab")
    let other = CommandRun("import", wire, "--to", store)
    #expect(
      other.errors == "newslab: error: '\(store)' is no newslab store: it is no SQLite file\n")
    #expect(other.code == 6)
    #expect(try folder.read("wire.newslab") == "hello")
  }

  @Test func `says who writes to a store`() throws {
    let (folder, wire, store) = try sample()
    let lock = try StoreLock.acquire(store, command: "newslab import other") { _ in false }
    let run = CommandRun("import", wire, "--to", store, "--no-wait")
    #expect(
      run.errors.hasPrefix("newslab: error: '\(store)' is being written to by process \(getpid())"))
    #expect(run.errors.contains("(newslab import other)"))
    #expect(run.code == 6)
    withExtendedLifetime(lock) {}
    _ = folder
  }

  @Test func `a second writer waits for the first, and says so`() throws {
    let (folder, wire, store) = try sample()
    let sink = WaitingSink(
      try StoreLock.acquire(store, command: "newslab import other") { _ in false })
    let output = MemorySink()
    let code = NewsCLI.run(
      arguments: ["import", wire, "--to", store], environment: [:], input: MemorySource([]),
      output: output, error: sink)
    #expect(
      sink.text.hasPrefix("newslab: note: waiting for '\(store)': it is being written to by"))
    #expect(output.text == "2 new, 0 unchanged, 0 new versions of stories, 1 rejected — \(store)\n")
    #expect(code == 1)
    _ = folder
  }

  @Test func `a store is not put into itself`() throws {
    let (folder, wire, store) = try sample()
    _ = CommandRun("import", wire, "--to", store)
    let run = CommandRun("import", store, "--to", store)
    #expect(run.errors == "newslab: error: '\(store)' cannot be put into itself\n")
    #expect(run.code == 2)
    let other = folder.file("other.newslab")
    #expect(
      CommandRun("import", store, "--to", other).output
        == "2 new, 0 unchanged, 0 new versions of stories, 0 rejected — \(other)\n")
  }
}

/// Standard error that gives a lock back as soon as somebody is said to wait for it.
private final class WaitingSink: ByteSink {
  private var lock: StoreLock?
  private(set) var text = ""

  init(_ lock: StoreLock) { self.lock = lock }

  func write(_ bytes: [UInt8]) throws(FileError) {
    text += String(decoding: bytes, as: UTF8.self)
    if text.contains("waiting") { lock = nil }
  }
}
