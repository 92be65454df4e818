import CLuaBridge

/// Where Lua spent its time: lines by how long they ran, the longest first.
///
/// A sample is taken every hundred instructions of Lua; the time since the last one belongs to the
/// line that runs then. So what a function of the host takes is the time of the line that called
/// it. Times are wall time, in nanoseconds.
public struct LuaProfile: Sendable, Equatable {
  /// A line that ran.
  public struct Line: Sendable, Equatable {
    /// The name of the chunk, as an error shows it.
    public let source: String
    /// The line, from 1; less where Lua knows none.
    public let number: Int
    /// How many samples fell on it.
    public let samples: Int
    /// How long it ran, in nanoseconds.
    public let nanoseconds: UInt64
  }

  /// The lines, the longest first.
  public internal(set) var lines: [Line] = []

  /// The time of all lines, in nanoseconds.
  public var nanoseconds: UInt64 { lines.reduce(0) { $0 + $1.nanoseconds } }
}

extension LuaState {
  /// Runs a body, and says where the time went in the calls that it makes; it may fail.
  ///
  /// Lua is slower meanwhile, by a sample for every hundred instructions. Nil when a profile is made
  /// already.
  public func profiling<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) -> (Result<Value, Failure>, LuaProfile?) {
    func result() -> Result<Value, Failure> {
      Result { () throws(Failure) in try body() }
    }
    guard let main = core.main, nl_begin_profile(main) else { return (result(), nil) }
    defer { nl_end_profile(main) }
    let kept = limits
    if limits.steps == nil { limits.steps = .max }
    defer { limits = kept }
    let found = result()
    var profile = LuaProfile()
    for index in 0..<nl_profile_size() {
      var line = nl_ProfileLine()
      guard nl_profile_line(main, Int32(index), &line), line.samples > 0 else { continue }
      let source = withUnsafeBytes(of: line.source) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      profile.lines.append(
        LuaProfile.Line(
          source: source, number: Int(line.number), samples: Int(line.samples),
          nanoseconds: line.nanoseconds))
    }
    profile.lines.sort {
      $0.nanoseconds != $1.nanoseconds
        ? $0.nanoseconds > $1.nanoseconds
        : ($0.source, $0.number) < ($1.source, $1.number)
    }
    return (found, profile)
  }
}
