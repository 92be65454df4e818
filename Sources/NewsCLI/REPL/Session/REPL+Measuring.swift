import Glibc
import LuaKit
import TerminalText

extension REPL {
  /// Shows the value of an expression, and what it took.
  func time(_ text: String) {
    attempt {
      let chunk = try chunk(of: text)
      record.translate(expression: text)
      let (memory, processor, clock) = (
        state.lua.memoryUsed, ProcessTime.processor, ContinuousClock.now
      )
      let given = try state.lua.call(chunk)
      let (wall, spent) = (ContinuousClock.now - clock, ProcessTime.processor - processor)
      let grown = state.lua.memoryUsed - memory
      state.host.endLine()
      try present(given)
      show("time \(MeasuredText.of(wall)), processor \(MeasuredText.of(spent)), ")
      show("memory \(MeasuredText.of(growth: grown))\n")
    }
  }

  /// Evaluates an expression many times, and says how long it takes.
  func bench(_ text: String) {
    attempt {
      let chunk = try chunk(of: text)
      let source = "local f, n = ... for _ = 1, n do f() end"
      let loop = try state.lua.load(source, name: "=newslab")
      let times = try Repetition.times { count throws(LuaError) in
        let clock = ContinuousClock.now
        try state.lua.call(loop, [chunk, count])
        return ContinuousClock.now - clock
      }
      show(DisplayText.visible(times.text) + "\n")
    }
  }
}

/// The time that processors spent on this process.
enum ProcessTime {
  /// All of it so far.
  static var processor: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// How long something takes that is done again and again.
struct Repetition {
  /// The time of one repetition in each of the runs, in order of length.
  let sorted: [Duration]
  /// How many repetitions a run had.
  let count: Int
  private static let runs = 7
  /// About how long a run takes.
  private static let length = Duration.milliseconds(100)
  private static let longest = Duration.seconds(3)

  /// Repeats something as often as needed; `measure` says how long so many repetitions took.
  static func times<Failure: Error>(
    _ measure: (Int) throws(Failure) -> Duration
  ) throws(Failure) -> Repetition {
    var count = 1
    var first = try measure(1)
    while first < length / 4, count < 1 << 30 {
      count *= first * 10 < length ? 10 : 4
      first = try measure(count)
    }
    var times = [first]
    var total = first
    while times.count < runs, total < longest {
      let time = try measure(count)
      times.append(time)
      total += time
    }
    return Repetition(sorted: times.map { $0 / count }.sorted(), count: count)
  }

  /// Median, minimum and spread, with how often it was done.
  var text: String {
    guard let least = sorted.first, let most = sorted.last else { return "" }
    let median = sorted[sorted.count / 2]
    let runs = "\(sorted.count) run\(sorted.count == 1 ? "" : "s")"
    return
      "median \(MeasuredText.of(median)), min \(MeasuredText.of(least)), "
      + "max \(MeasuredText.of(most)) (\(runs) of \(count))"
  }
}

/// Times and sizes in few digits.
enum MeasuredText {
  /// A time with three digits and its unit.
  static func of(_ time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    let nanoseconds = Double(seconds) * 1e9 + Double(attoseconds) / 1e9
    for (unit, size) in [("s", 1e9), ("ms", 1e6), ("µs", 1e3)] where nanoseconds >= size {
      return digits(nanoseconds / size) + " " + unit
    }
    return "\(Int(nanoseconds)) ns"
  }

  /// A size that something grew by.
  static func of(growth bytes: Int) -> String { (bytes < 0 ? "−" : "+") + of(bytes: abs(bytes)) }

  /// A size with its unit.
  static func of(bytes: Int) -> String {
    for (unit, size) in [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)] where Double(bytes) >= size {
      return digits(Double(bytes) / size) + " " + unit
    }
    return "\(bytes) B"
  }

  private static func digits(_ number: Double) -> String {
    if number >= 99.95 { return String(Int(number.rounded())) }
    let places = number >= 9.995 ? 10.0 : 100.0
    let scaled = Int((number * places).rounded())
    let fraction = String(scaled % Int(places))
    let zeros = String(repeating: "0", count: (places == 10 ? 1 : 2) - fraction.utf8.count)
    return "\(scaled / Int(places)).\(zeros)\(fraction)"
  }
}
