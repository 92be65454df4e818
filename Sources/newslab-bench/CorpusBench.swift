import CorpusMaker
import Glibc

/// What newslab costs over a corpus, from the start of the program to its end, beside programs that
/// do the same, in the same run and in turns.
///
/// Shown are medians; ratios are those of processor time in the same round.
struct CorpusBench {
  /// A program that is measured: its command for a file, and how much it may cost newslab at most.
  private struct Contestant {
    let name: String
    /// How many times the other's time newslab may take; nil without a target.
    var target: Double?
    let command: (String) -> [String]
    /// What the output says of the articles that are left.
    var count: (String) -> String = { $0 }
  }

  private let data: String
  private let hasPeers: Bool
  private let python: String?
  private let sizes: [Int]
  private static let rounds = 5

  /// Takes the corpus of which bigger ones are made.
  init(data: String, sizes: [Int], python: String?, hasPeers: Bool) {
    (self.data, self.sizes, self.python, self.hasPeers) = (data, sizes, python, hasPeers)
  }

  /// Prints a table for each size; says whether all targets are met.
  @discardableResult
  func run() throws -> Bool {
    guard let folder = BuildFolder() else { return false }
    let contestants = contestants(in: folder)
    guard !contestants.isEmpty else { return false }
    var isMet = true
    for megabytes in sizes {
      let path = folder.path("corpus.jsonl")
      _ = folder.write("", to: "corpus.jsonl")
      let count = try CorpusFile.write(
        .bytes(megabytes * 1_000_000), of: data, seed: 1, to: path)
      Swift.print("")
      Swift.print(
        "a filter over \(megabytes) MB of JSON lines, \(count) articles; load \(Self.load())")
      isMet = compare(contestants, over: path, megabytes, count) && isMet
    }
    return isMet
  }

  private func contestants(in folder: BuildFolder) -> [Contestant] {
    guard let own = Self.beside("newslab"),
      let plain = folder.write(CorpusFilter.component, to: "filter.lua"),
      let has = folder.write(CorpusFilter.componentWithHas, to: "has.lua")
    else {
      Swift.print("newslab is skipped: it is not beside newslab-bench; build it with -c release")
      return []
    }
    func lines(_ output: String) -> String {
      output.isEmpty ? "0" : String(output.utf8.count { $0 == 0x0A } + 1)
    }
    func run(_ filter: String) -> (String) -> [String] {
      { [own, "run", filter, "--corpus", $0, "--format", "jsonl"] }
    }
    var all = [
      Contestant(name: "newslab", command: run(plain), count: lines),
      Contestant(name: "newslab, a:has", command: run(has), count: { _ in "" }),
    ]
    if hasPeers { all += peers(in: folder) }
    return all
  }

  private func peers(in folder: BuildFolder) -> [Contestant] {
    var peers: [Contestant] = []
    if folder.build(CorpusPeerProgram.source, to: "filter", flags: ["-llua5.4"]),
      let function = folder.write(CorpusFilter.function, to: "function.lua")
    {
      let program = folder.path("filter")
      peers.append(Contestant(name: "C, mmap, Lua 5.4", target: 1.6) { [program, function, $0] })
    } else {
      Swift.print("C is skipped: cc or liblua5.4-dev is not here")
    }
    if Measurement.run(["lua5.4", "-e", "require 'cjson'"]) == 0,
      let script = folder.write(CorpusFilter.script, to: "script.lua")
    {
      peers.append(Contestant(name: "lua5.4, cjson") { ["lua5.4", script, $0] })
    } else {
      Swift.print("lua5.4 with cjson is skipped: install lua5.4 and lua-cjson")
    }
    guard
      let python = python
        ?? PythonEnvironment.python(
          with: ["orjson==3.*", "duckdb==1.*"], name: "complete-corpus")
    else {
      Swift.print("orjson and DuckDB are skipped: no Python with them; name one with --python PATH")
      return peers
    }
    if Measurement.run([python, "-c", "import orjson"]) == 0,
      let script = folder.write(CorpusFilter.python, to: "orjson-filter.py")
    {
      peers.append(Contestant(name: "Python, orjson", target: 1) { [python, script, $0] })
    } else {
      Swift.print("orjson is skipped: '\(python)' has it not")
    }
    if Measurement.run([python, "-c", "import duckdb"]) == 0,
      let script = folder.write(CorpusFilter.duckDB, to: "query.py")
    {
      peers.append(Contestant(name: "DuckDB, 1 thread", target: 1) { [python, script, $0, "1"] })
      peers.append(Contestant(name: "DuckDB, 2 threads", target: 1) { [python, script, $0, "2"] })
    } else {
      Swift.print("DuckDB is skipped: '\(python)' has it not")
    }
    return peers
  }

  /// Runs all in turns, prints a row for each, and says whether the targets are met.
  private func compare(
    _ contestants: [Contestant], over path: String, _ megabytes: Int, _ count: Int
  ) -> Bool {
    var costs: [[ProcessCost]] = contestants.map { _ in [] }
    for _ in 0..<Self.rounds {
      for (index, contestant) in contestants.enumerated() {
        if let cost = ProcessCost.of(contestant.command(path)) { costs[index].append(cost) }
      }
    }
    guard let own = costs.first, own.count == Self.rounds else { return false }
    Self.print(["", "CPU s", "wall s", "MB/s", "us each", "MB", "newslab / it", "kept"])
    var isMet = true
    for (contestant, costs) in zip(contestants, costs) where costs.count == Self.rounds {
      isMet = show(contestant, costs, beside: own, megabytes, count) && isMet
    }
    return isMet
  }

  private func show(
    _ contestant: Contestant, _ costs: [ProcessCost], beside own: [ProcessCost], _ megabytes: Int,
    _ count: Int
  ) -> Bool {
    let processor = Measurement.median(costs.map(\.processor))
    let ratio = Measurement.median(zip(own, costs).map { $0.processor / $1.processor })
    let wall = Measurement.median(zip(own, costs).map { $0.wall / $1.wall })
    Self.print([
      contestant.name, Measurement.shown(processor),
      Measurement.shown(Measurement.median(costs.map(\.wall))),
      Measurement.shown(Double(megabytes) / processor),
      Measurement.shown(processor / Double(max(1, count)) * 1e6),
      String((costs.map(\.memory).max() ?? 0) >> 20),
      "\(Measurement.shown(ratio)) (wall \(Measurement.shown(wall)))"
        + (contestant.target.map { " target \($0): \(ratio <= $0 ? "ok" : "over")" } ?? ""),
      contestant.count(costs[0].output),
    ])
    return contestant.target.map { ratio <= $0 } ?? true
  }

  private static let widths = [20, 8, 8, 8, 9, 6, 36]

  private static func print(_ cells: [String]) {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += index < widths.count ? cell.padded(widths[index]) : cell
    }
    while line.last == " " { line.removeLast() }
    Swift.print(line)
    fflush(nil)
  }

  /// A program in the folder of this one.
  private static func beside(_ name: String) -> String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    guard count > 0 else { return nil }
    let own = String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    let other = own[...slash] + name
    return access(String(other), X_OK) == 0 ? String(other) : nil
  }

  /// How many processes wait for a processor, over the last minute.
  private static func load() -> String {
    var loads = [0.0]
    return getloadavg(&loads, 1) == 1 ? Measurement.shown(loads[0]) : "unknown"
  }
}
