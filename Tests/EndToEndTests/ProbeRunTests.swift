import LuaProbes
import TestSupport
import Testing

/// Hostile components under `newslab run`: each probe spoils one article, and the next one runs.
struct ProbeRunTests {
  /// A folder with a filter, `probes.lua`, that runs a probe for each article that asks for one, and
  /// a corpus where each such article stands before a harmless one.
  private static func folder(_ probes: [Probe]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var code = probes.map(\.setup).filter { !$0.isEmpty }.joined(separator: " ")
    code += " local probes = {\n"
    var news = ""
    for (index, probe) in probes.enumerated() {
      code += "function() \(probe.script) end,\n"
      news += #"{"id": "bad\#(index)", "title": "Bad", "text": "It rains."}"# + "\n"
      news += #"{"id": "good\#(index)", "title": "Good", "text": "It snows."}"# + "\n"
    }
    code += """
      }
      return newslab.filter{name = 'probes', summary = 'S.', keep = function(article)
        local number = article.id:match('^bad(%d+)$')
        if number then probes[number + 1]() end
        return true
      end}
      """
    try folder.write(code, to: "probes.lua")
    try folder.write(news, to: "news.jsonl")
    return folder
  }

  /// What a line of standard error must contain for a probe.
  private static func message(_ probe: Probe) -> String {
    switch probe.ending {
    case .time: "stopped by the time limit (0.1 s)"
    case .memory: "stopped by the memory limit (32 MiB)"
    case .depth: "stopped by the depth limit (100000 levels)"
    case .error(let text): text
    }
  }

  private static func check(_ probes: [Probe], _ arguments: [String]) throws {
    let folder = try folder(probes)
    let result = try ProcessRunner.newslab(
      ["run", "probes.lua", "--corpus", "news.jsonl", "--format", "jsonl"] + arguments,
      in: folder.path, guardSeconds: 20 * Double(probes.count))
    let lines = result.errors.split(separator: "\n").map(String.init)
    for (index, probe) in probes.enumerated() {
      let start = "error: article 'bad\(index)': filter 'probes': "
      let line = lines.first { $0.contains(start) } ?? ""
      #expect(line.contains(start + message(probe)), "\(probe.name): \(line)")
      if case .error("") = probe.ending { continue }
      #expect(line.hasPrefix("probes.lua:\(index + 2): "), "\(probe.name): \(line)")
    }
    let kept = result.output.split(separator: "\n").filter { $0.contains(#""title":"Good""#) }
    #expect(kept.count == probes.count)
    let count = probes.count
    #expect(lines.last == "newslab: note: \(2 * count) articles, \(count) done, \(count) failed")
    #expect(result.code == 1)
  }

  private static let probes = Probe.all.filter { !$0.isHeavy }

  @Test func `what never ends is stopped by the time limit, and the next article runs`() throws {
    let endless = Self.probes.filter { probe in
      switch probe.ending {
      case .time, .error: true
      default: false
      }
    }
    try Self.check(endless, ["--timeout", "0.1", "--max-memory", "256M"])
  }

  @Test func `what takes memory or calls too deep is stopped, and the next article runs`() throws {
    let hungry = Self.probes.filter { probe in
      switch probe.ending {
      case .memory, .depth: true
      default: false
      }
    }
    try Self.check(hungry, ["--timeout", "20", "--max-memory", "32M"])
  }
}
