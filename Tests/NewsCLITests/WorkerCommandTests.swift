import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct WorkerCommandTests {
  private let folder: TemporaryFolder
  private let script: String

  init() throws {
    folder = try TemporaryFolder()
    script = try folder.write(
      """
      return newslab.report {
        name = "words", summary = "Counts words and lists ids.",
        options = { least = { type = "integer", default = 1, summary = "The least count." } },
        start = function() return { words = newslab.counter(), ids = {} } end,
        each = function(acc, a)
          if a.id == "a3" then error("three") end
          for word in a.text:gmatch("%a+") do acc.words:add(word) end
          acc.ids[#acc.ids + 1] = a.id
        end,
        merge = function(a, b)
          a.words:merge(b.words)
          for _, id in ipairs(b.ids) do a.ids[#a.ids + 1] = id end
          return a
        end,
        finish = function(acc, out, options)
          for _, row in ipairs(acc.words:top()) do
            if row.count >= options.least then out:paragraph(row.key .. " " .. row.count) end
          end
          out:paragraph(table.concat(acc.ids, " "))
        end,
      }
      """, to: "words.lua")
  }

  private func lines(_ numbers: Range<Int>) -> String {
    numbers.map { #"{"id":"a\#($0)","text":"Rain \#($0 % 3 == 0 ? "falls" : "fell")."}"# + "\n" }
      .joined()
  }

  private func work(_ input: String, _ arguments: String...) -> CommandRun {
    CommandRun(["worker", script] + arguments, input: MemorySource(input))
  }

  @Test func `parts of a corpus give what the whole gives`() throws {
    let corpus = try folder.write(lines(0..<90), to: "news.jsonl")
    let whole = CommandRun("run", script, "--corpus", corpus, "--set", "least=2")
    #expect(whole.code == 1)
    for sizes in [[90], [30, 60], [1, 1, 88], [0, 45, 45]] {
      var paths: [String] = []
      var start = 0
      for (number, size) in sizes.enumerated() {
        let part = work(
          lines(start..<start + size), "--position", "\(number * 1000)", "--set", "least=2")
        #expect(part.code == 0, "\(part.errors)")
        paths.append(try folder.write(part.output, to: "part\(number)"))
        start += size
      }
      let merged = CommandRun(["merge"] + paths)
      #expect(merged.output == whole.output)
      #expect(merged.code == 1)
      #expect(merged.errors.contains("article 'a3': report 'words': three"))
    }
  }

  @Test func `a sender decides where shards end`() throws {
    let input = """
      {"newslab":"shard","number":4}
      {"newslab":"position","position":17}
      \(lines(0..<2)){"newslab":"rejected","path":"x","line":2,"reason":"bad","skipped":false}
      {"newslab":"end"}
      {"newslab":"shard","number":9}
      {"newslab":"end"}

      """
    let results = work(input).lines.dropFirst().map {
      WorkerLine(fields: try? JSONValue.parse(Array($0.utf8)).metaValue)
    }
    #expect(results.map(\.shard) == [4, 9])
    #expect(results.first?.positions == [17, 18])
    #expect(results.first?.text.contains("bad") == true)
  }

  /// What a test looks at in a line.
  private struct WorkerLine {
    var shard = -1
    var positions: [Int] = []
    var text = ""

    init(fields value: MetaValue?) {
      guard case .table(let fields)? = value, case .integer(let shard)? = fields["shard"],
        case .list(let articles)? = fields["articles"]
      else { return }
      (self.shard, text) = (Int(shard), "\(fields)")
      for case .table(let article) in articles {
        if case .integer(let position)? = article["position"] { positions.append(Int(position)) }
      }
    }
  }

  @Test func `bad lines cost themselves alone`() throws {
    var random = Generator(seed: 5)
    for _ in 0..<100 {
      let good = Array(lines(0..<3).utf8)
      let input = random.damaged(good) + [0x0A] + Array(#"{"newslab":"nonsense"}"#.utf8) + [0x0A]
      let run = CommandRun(["worker", script], input: MemorySource(input))
      #expect(run.code == 0)
      #expect(run.output.contains("worker protocol"))
    }
  }

  @Test func `results that were tampered with are refused`() throws {
    let good = work(lines(0..<6)).output
    for (old, new) in [
      (#""processed":6"#, #""processed":9223372036854775807"#), (#""turns":1"#, #""turns":-9"#),
      (#""processed":6"#, #""processed":-6"#),
    ] {
      let path = try folder.write(good.replacing(old, with: new), to: "bad")
      #expect(CommandRun("merge", path).code == 6)
    }
  }

  @Test func `places that no corpus has are refused`() throws {
    let far = #"{"newslab":"position","position":9223372036854775807}"# + "\n"
    let run = work(far + lines(0..<1))
    #expect(run.code == 0)
    #expect(run.output.contains("worker protocol"))
    #expect(work("", "--position", "\(Int.max)").code == 2)
    #expect(work(lines(0..<1), "--position", "\(1 << 60)").code == 0)
  }

  @Test func `a result is not written over a part of it`() throws {
    let part = try folder.write(work(lines(0..<3)).output, to: "part")
    let before = try folder.read("part")
    #expect(CommandRun("merge", part, "-o", part).code == 2)
    #expect(try folder.read("part") == before)
  }

  @Test func `results of other components are not put together`() throws {
    let first = try folder.write(work(lines(0..<3)).output, to: "1")
    let other = try folder.write(work(lines(0..<3), "--set", "least=7").output, to: "2")
    let mixed = CommandRun("merge", first, other)
    #expect(mixed.code == 2)
    #expect(mixed.errors.contains("is of another run"))
    let code = try folder.read("words.lua")
    try folder.write(
      code.replacing("Counts words", with: "Counts the words") + " ", to: "words.lua")
    let changed = CommandRun("merge", first)
    #expect(changed.code == 5)
    #expect(CommandRun("merge", script).code == 2)
    #expect(CommandRun("merge", folder.file("none")).code == 6)
    try folder.write(code, to: "words.lua")
    let text = try folder.read("1")
    let cut = try folder.write(String(text.dropLast(20)), to: "3")
    #expect(CommandRun("merge", cut).code == 6)
  }

  @Test func `a report that cannot be shared is refused before anything runs`() throws {
    let own = try folder.write(
      """
      return newslab.report {
        name = "own", summary = "Own.", each = function() end, finish = function() end,
      }
      """, to: "own.lua")
    let run = CommandRun(["worker", own], input: MemorySource(lines(0..<2)))
    #expect(run.code == 2)
    #expect(run.errors.contains("workers cannot share it"))
    #expect(run.output.isEmpty)
  }
}
