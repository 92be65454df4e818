import TestSupport
import Testing

/// `newslab run --check-determinism`, which runs the program again in new processes.
struct DeterminismTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let lines = (0..<60).map { #"{"id":"a\#($0)","text":"Text \#($0) of Paris."}"# + "\n" }
    try folder.write(lines.joined(), to: "news.jsonl")
  }

  private func check(_ script: String, _ options: String...) throws -> ProcessRunner.Result {
    try folder.write(script, to: "c.lua")
    return try ProcessRunner.newslab(
      ["run", "c.lua", "--corpus", "news.jsonl", "--check-determinism"] + options, in: folder.path)
  }

  private func filter(_ beginning: String, _ body: String) -> String {
    "\(beginning)\nreturn newslab.filter { name = 'c', summary = 'S.', "
      + "keep = function(a) \(body) end }"
  }

  @Test func `a component that depends on articles alone passes`() throws {
    let result = try check(filter("", "return a.id:find('3') ~= nil"), "-f", "jsonl")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains(" bytes in 3 runs\n"))
    let failing = try check(
      filter("", "if a.id == 'a7' then error('seven') end return true"), "--limit", "20")
    #expect(failing.code == 0)
    #expect(failing.errors.components(of: "seven") == 1)
  }

  @Test func `a counter in a local is caught, with the line and the settings`() throws {
    let result = try check(
      filter("local n = 0", "n = n + 1; return n % 7 == 0"), "-f", "jsonl")
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("results differ in line "), "\(result.errors)")
    #expect(result.errors.contains("with no options: {\"id\":\"a"), "\(result.errors)")
  }

  @Test func `the order of pairs is caught`() throws {
    let report = """
      return newslab.report { name = "c", summary = "S.",
        start = function() return { n = newslab.counter() } end,
        each = function(acc, a) acc.n:add(a.id) end,
        finish = function(acc, out)
          local t = {}
          for i = 1, 100 do t["key" .. i] = i end
          for k in pairs(t) do out:paragraph(k) end
        end }
      """
    let result = try check(report)
    #expect(result.code == 1)
    #expect(result.errors.contains("results differ in line "), "\(result.errors)")
    #expect(result.errors.contains("with no options: key"))
  }

  @Test func `what does not load ends the check with its own status`() throws {
    let result = try check("return {")
    #expect(result.code == 3)
    #expect(result.errors.contains("c.lua:1"))
    let output = try check(filter("", "return true"), "-o", "out")
    #expect(output.code == 2)
    #expect(output.errors.contains("'--output=out' does not go with --check-determinism"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { split(separator: text).count - 1 }
}
