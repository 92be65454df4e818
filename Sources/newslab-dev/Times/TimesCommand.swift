import NewsAnalysis
import NewsModel

/// `newslab-dev times FILE … [--direction past|future|nearest|news] [--errors N] [--quiet]`: how time
/// expressions are found and understood, compared with gold; see ``TimeComparison``.
///
/// Without `--direction` sets of notes (Recognizers-Text, Duckling, ctparse) look ahead, others are
/// read as news; the first two read 04/05/2017 as the month first, ctparse as the day.
enum TimesCommand {
  private struct Options {
    var paths: [String] = []
    var direction: TimeDirection?
    var errors = 0
    var isQuiet = false
  }

  static func run(_ arguments: [String]) throws {
    var options = Options()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--quiet": options.isQuiet = true
      case "--errors": options.errors = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--direction":
        guard let name = rest.popFirst(), let direction = TimeDirection(rawValue: name) else {
          throw TrainError("--direction needs one of news, past, future, nearest")
        }
        options.direction = direction
      default: options.paths.append(argument)
      }
    }
    var all = TimeTally()
    for path in options.paths {
      var times = TimeOptions()
      if path.contains("duckling") || path.contains("recognizers") {
        (times.direction, times.order) = (.future, .monthFirst)
      } else if path.contains("ctparse") {
        (times.direction, times.order) = (.future, .dayFirst)
      }
      times.direction = options.direction ?? times.direction
      let bench = try Workbench(times: times)
      var tally = TimeTally()
      for gold in try GoldTimeReader.read(path) { tally.add(gold, bench) }
      print(path.split(separator: "/").last.map(String.init) ?? "")
      tally.show(errors: options.isQuiet ? 0 : options.errors)
      all.merge(tally)
    }
    guard options.paths.count > 1 else { return }
    print("all")
    all.show(errors: 0)
  }
}

/// Counts of right and wrong times.
struct TimeTally {
  private var gold = 0
  private var right = 0
  private var types: [String: (gold: Int, right: Int)] = [:]
  private var faults: [String: Int] = [:]
  private var lines: [String] = []

  mutating func add(_ gold: GoldTimes, _ bench: Workbench) {
    let analysis =
      gold.isStory
      ? bench.analysis(id: "gold", text: gold.text)
      : bench.paragraph(gold.text, date: gold.reference)
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    let found = analysis.times.map { time in
      (time, offsets[time.span.lowerBound]..<offsets[time.span.upperBound])
    }
    var used = Set<Int>()
    for time in gold.times {
      let near = found.indices.filter { index in
        time.span.map { $0.overlaps(found[index].1) } ?? true
      }
      used.formUnion(near)
      var best: String? = near.isEmpty ? "not found" : nil
      var isRight = false
      for index in near {
        let comparison = TimeComparison(time: found[index].0, gold: gold)
        guard let fault = comparison.fault(time.values) else {
          isRight = true
          break
        }
        best = best ?? "value: " + fault
      }
      self.gold += 1
      types[time.type, default: (0, 0)].gold += 1
      if isRight {
        right += 1
        types[time.type, default: (0, 0)].right += 1
      } else {
        faults[best ?? "", default: 0] += 1
        let own = near.map { "\(analysis.text[found[$0].0.span])=\(found[$0].0.value ?? "nil")" }
        lines.append(
          "\(best ?? ""): \(time.text) | \(own.joined(separator: "; ")) | \(time.values.first.map { $0.shown } ?? "")"
            + (time.text == gold.text ? "" : " | \(gold.isComplete ? gold.text : "")"))
      }
    }
    guard gold.isComplete else { return }
    for index in found.indices where !used.contains(index) {
      faults["spurious", default: 0] += 1
      lines.append(
        "spurious: \(analysis.text[found[index].0.span])=\(found[index].0.value ?? "nil") | \(gold.text)"
      )
    }
  }

  mutating func merge(_ other: TimeTally) {
    gold += other.gold
    right += other.right
    for (type, counts) in other.types {
      types[type, default: (0, 0)].gold += counts.gold
      types[type, default: (0, 0)].right += counts.right
    }
    for (fault, count) in other.faults { faults[fault, default: 0] += count }
  }

  func show(errors: Int) {
    let percent = Double(right * 1000 / max(1, gold)) / 10
    print("  right values: \(right) of \(gold) (\(percent) %)")
    if types.count > 1 {
      let shown = types.sorted { $0.key < $1.key }.map {
        "\($0.key) \($0.value.right)/\($0.value.gold)"
      }
      print("  by type: " + shown.joined(separator: ", "))
    }
    for (fault, count) in faults.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("  \(count) \(fault)")
    }
    for line in lines.prefix(errors) { print("    " + line.replacing("\n", with: " ")) }
  }
}
