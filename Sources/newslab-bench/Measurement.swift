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
    let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
  }

  /// The status of a command that was run to its end, or nil when it cannot be run.
  static func run(_ command: [String]) -> Int32? {
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    guard posix_spawnp(&child, command[0], &actions, nil, &words, environ) == 0 else { return nil }
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
