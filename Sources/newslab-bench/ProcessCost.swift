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
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    let clock = ContinuousClock()
    let start = clock.now
    var child: pid_t = 0
    let isStarted = posix_spawnp(&child, command[0], &actions, nil, &words, environ) == 0
    close(ends[1])
    defer { close(ends[0]) }
    guard isStarted else { return nil }
    let output = all(of: ends[0])
    var (status, usage): (Int32, rusage) = (0, rusage())
    guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
    let wall = start.duration(to: clock.now)
    return ProcessCost(
      wall: Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18,
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      memory: usage.ru_maxrss << 10, output: output)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
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
