import CommandKit

/// A time on a command line: seconds, which may have a fraction.
package struct PositiveSeconds: ArgumentValue, Equatable {
  package static let expectation = "a number of seconds above 0"
  package let argument: String
  /// The time.
  package let duration: Duration

  package init?(argument: String) {
    guard let seconds = Double(argument), seconds > 0, seconds <= 1e9 else { return nil }
    self.argument = argument
    duration = .nanoseconds(max(Int64(seconds * 1e9), 1))
  }
}

/// A size on a command line: bytes, or a number with `K`, `M` or `G` behind, each 1024 of the one
/// before.
package struct ByteCount: ArgumentValue, Equatable {
  package static let expectation = "a size such as 64M or 1G"
  package let argument: String
  /// The bytes.
  package let bytes: Int

  package init?(argument: String) {
    let units = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let unit = argument.last.flatMap { units[$0.uppercased()] }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number > 0 else {
      return nil
    }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: unit ?? 1)
    if isTooLarge { return nil }
    (self.argument, self.bytes) = (argument, bytes)
  }
}

/// A whole number above 0 on a command line.
package struct PositiveCount: ArgumentValue, Equatable {
  package static let expectation = "a whole number above 0"
  package var argument: String { String(count) }
  /// The number.
  package let count: Int

  /// Takes a number that is above 0.
  package init(_ count: Int) { self.count = max(1, count) }

  package init?(argument: String) {
    guard let count = Int(argument), count > 0 else { return nil }
    self.count = count
  }
}

/// A text that is not empty.
package struct NonEmptyText: ArgumentValue, Equatable {
  package static let expectation = "a text that is not empty"
  package let argument: String

  package init?(argument: String) {
    if argument.isEmpty { return nil }
    self.argument = argument
  }
}
