import Glibc

/// What a process cost from its start to its end.
struct ProcessCost {
  /// Seconds by the clock.
  let wall: Double
  /// Seconds of processor time, the system's included.
  let processor: Double
  /// The most memory it had at a time, in bytes; never less than this program had when it started it.
  let memory: Int
  /// What it printed, without the last line feed.
  let output: String

  /// Runs a command to its end; nil when it cannot be run or fails.
  static func of(_ command: [String]) -> ProcessCost? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let clock = ContinuousClock()
    let start = clock.now
    let started = ChildCommand.start(command, [(ends[1], insteadOf: 1)])
    close(ends[1])
    defer { close(ends[0]) }
    guard let child = started else { return nil }
    let output = all(of: ends[0])
    var (status, usage): (Int32, rusage) = (0, rusage())
    guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
    let wall = start.duration(to: clock.now)
    return ProcessCost(
      wall: Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18,
      processor: Measurement.processorSeconds(of: usage),
      memory: usage.ru_maxrss << 10, output: output)
  }

  private static func all(of descriptor: Int32) -> String {
    var (bytes, chunk): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    if bytes.last == 0x0A { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
