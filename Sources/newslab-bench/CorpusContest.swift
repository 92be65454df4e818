import Glibc

/// Programs that do the same in turns, and a table of what each cost.
///
/// Shown are medians; ratios are those of the same round.
struct CorpusContest {
  /// A program that is measured.
  struct Contestant {
    let name: String
    /// How many times the other's time newslab may take; nil without a target.
    var target: Double?
    let command: [String]
    /// What is done before each run and is not measured.
    var prepare: () -> Void = {}
    /// What a run cost; programs that measure a part of themselves say it in their output.
    var cost: (ProcessCost) -> ProcessCost? = { $0 }
    /// What the output says of the articles that are left.
    var count: (String) -> String = { $0 }
  }

  /// The first one is newslab.
  let contestants: [Contestant]
  let rounds: Int
  /// The bytes that all of them go through, in millions, and the articles in them.
  let megabytes: Double
  let articles: Int

  /// Runs all in turns, prints a row for each, and says whether the targets are met.
  func run() -> Bool {
    var costs: [[ProcessCost]] = contestants.map { _ in [] }
    for _ in 0..<rounds {
      for (index, contestant) in contestants.enumerated() {
        contestant.prepare()
        if let cost = ProcessCost.of(contestant.command).flatMap(contestant.cost) {
          costs[index].append(cost)
        }
      }
    }
    guard let own = costs.first, own.count == rounds else {
      Swift.print("newslab has failed: \(contestants.first?.command ?? [])")
      return false
    }
    Self.print([
      "", "CPU s", "wall s", "MB/s CPU", "MB/s wall", "us each", "MB", "newslab / it", "result",
    ])
    var isMet = true
    for (contestant, costs) in zip(contestants, costs) {
      guard costs.count == rounds else {
        Swift.print("\(contestant.name) is skipped: it has failed")
        continue
      }
      isMet = show(contestant, costs, beside: own) && isMet
    }
    return isMet
  }

  private func show(
    _ contestant: Contestant, _ costs: [ProcessCost], beside own: [ProcessCost]
  ) -> Bool {
    let processor = Measurement.median(costs.map(\.processor))
    let wall = Measurement.median(costs.map(\.wall))
    let ratio = Measurement.median(zip(own, costs).map { $0.processor / $1.processor })
    let wallRatio = Measurement.median(zip(own, costs).map { $0.wall / $1.wall })
    let verdict =
      contestant.target.map { " target \($0): \(BenchTable.verdict(ratio, target: $0))" } ?? ""
    Self.print([
      contestant.name, Measurement.shown(processor), Measurement.shown(wall),
      Measurement.shown(megabytes / processor), Measurement.shown(megabytes / wall),
      Measurement.shown(processor / Double(max(1, articles)) * 1e6),
      String((costs.map(\.memory).max() ?? 0) >> 20),
      "\(Measurement.shown(ratio)) (wall \(Measurement.shown(wallRatio)))\(verdict)",
      contestant.count(costs[0].output),
    ])
    return contestant.target.map { ratio <= $0 } ?? true
  }

  private static let widths = [24, 8, 8, 10, 11, 9, 6, 36]

  private static func print(_ cells: [String]) { BenchTable.print(cells, widths: widths) }

  /// What a program cost that says it in its output: seconds by the clock, seconds of processor
  /// time, and bytes of memory.
  static func stated(_ cost: ProcessCost) -> ProcessCost? {
    let words = cost.output.split(separator: " ")
    guard words.count >= 3, let wall = Double(words[0]), let processor = Double(words[1]),
      let memory = Int(words[2])
    else { return nil }
    let rest = words.dropFirst(3).joined(separator: " ")
    return ProcessCost(wall: wall, processor: processor, memory: memory, output: rest)
  }

  /// A program in the folder of this one.
  static func beside(_ name: String) -> String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    guard count > 0 else { return nil }
    let own = String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    let other = own[...slash] + name
    return access(String(other), X_OK) == 0 ? String(other) : nil
  }

  /// How many processes wait for a processor, over the last minute.
  static func load() -> String {
    var loads = [0.0]
    return getloadavg(&loads, 1) == 1 ? Measurement.shown(loads[0]) : "unknown"
  }
}
