import FoundationEssentials
import Glibc
import ScriptFuzz

/// `newslab-dev fuzz`: runs random programs in child processes, and says what they found.
///
/// The same seed gives the same programs. Times and stops from other threads differ from run to
/// run, so a program that is kept may have to be replayed more than once.
enum FuzzCommand {
  static func run(_ arguments: [String]) throws {
    let options = try FuzzOptions(arguments)
    if let path = options.replay { return try FuzzChild.replay(path) }
    if let first = options.child {
      let run = FuzzChild.Run(seed: options.seed, first: first, end: options.programs)
      return try FuzzChild.run(run, seconds: options.seconds)
    }
    let run = try FuzzRun(options)
    try run.go()
    run.report()
    exit(run.isGood ? 0 : 1)
  }
}

/// What the command line says.
struct FuzzOptions {
  var seed: UInt64 = 1
  var seconds: Int = .max
  var programs: Int = .max
  /// Where programs are kept that find something.
  var keep = ".build/fuzz-found"
  /// After how many findings it ends.
  var most = 10
  var replay: String?
  /// The first program of a child.
  var child: Int?

  struct BadOption: Error, CustomStringConvertible { let description: String }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BadOption(description: "\(name): no value") }
      switch name {
      case "--seed": seed = try Self.number(value, of: name)
      case "--seconds": seconds = try Self.number(value, of: name)
      case "--programs": programs = try Self.number(value, of: name)
      case "--keep": keep = value
      case "--most": most = try Self.number(value, of: name)
      case "--replay": replay = value
      case "--child": child = try Self.number(value, of: name)
      default:
        let known = "--seconds, --programs, --seed, --keep, --most, --replay"
        throw BadOption(description: "unknown option '\(name)'; known: \(known)")
      }
    }
    if seconds == .max, programs == .max { seconds = 60 }
  }

  private static func number<Number: FixedWidthInteger>(_ text: String, of name: String) throws
    -> Number
  {
    guard let number = Number(text), number >= 0 else {
      throw BadOption(description: "\(name): expected a whole number, got '\(text)'")
    }
    return number
  }
}
