import Glibc

/// Measures work by the processor time of the process, as the median of several runs.
enum Measurement {
  private static let own = __rusage_who_t(RUSAGE_SELF.rawValue)
  private static let children = __rusage_who_t(RUSAGE_CHILDREN.rawValue)

  /// Processor seconds of one run of the body, the median of five.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    var runs: [Double] = []
    for _ in 0..<5 {
      let start = processorSeconds(own)
      try body()
      runs.append(processorSeconds(own) - start)
    }
    return median(runs)
  }

  /// Processor seconds of a command with its output thrown away, the median of five; nil when it
  /// cannot be run.
  static func seconds(of command: [String]) -> Double? {
    var runs: [Double] = []
    for _ in 0..<5 {
      let start = processorSeconds(children)
      guard run(command) == 0 else { return nil }
      runs.append(processorSeconds(children) - start)
    }
    return median(runs)
  }

  /// The most memory that this process had at a time, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(own, &usage)
    return usage.ru_maxrss << 10
  }

  /// Processor seconds of one run of the body.
  static func once(_ body: () throws -> Void) rethrows -> Double {
    let start = processorSeconds(own)
    try body()
    return processorSeconds(own) - start
  }

  /// The middle one of some values.
  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func processorSeconds(_ who: __rusage_who_t) -> Double {
    var usage = rusage()
    getrusage(who, &usage)
    return processorSeconds(of: usage)
  }

  /// The processor time that was used, the system's included.
  static func processorSeconds(of usage: rusage) -> Double {
    let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
  }

  /// The status of a command that was run to its end, or nil when it cannot be run.
  static func run(_ command: [String]) -> Int32? {
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(nowhere) }
    guard let child = ChildCommand.start(command, [(nowhere, insteadOf: 1)]) else { return nil }
    var status: Int32 = 0
    guard waitpid(child, &status, 0) == child, status & 0x7F == 0 else { return nil }
    return (status >> 8) & 0xFF
  }

  /// A number with a few digits.
  static func shown(_ value: Double) -> String {
    let scaled = (value * (value < 10 ? 100 : 1)).rounded()
    return value < 10 ? String(scaled / 100) : String(Int(scaled))
  }
}
