/// A version such as `1.2.0` or `1.2.0-beta.1` (semver.org, version 2).
package struct SemanticVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Grows when something that was promised changes.
  package let major: Int
  /// Grows when something is added.
  package let minor: Int
  /// Grows when something is mended.
  package let patch: Int
  /// What stands behind the hyphen of a version before a release; empty for a release.
  package let prerelease: [String]
  private let build: String

  /// Reads a version; nil when the text is none.
  package init?(_ text: String) {
    guard text.utf8.count <= 100 else { return nil }
    let plus = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = plus[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, let major = Self.number(numbers[0]),
      let minor = Self.number(numbers[1]), let patch = Self.number(numbers[2])
    else { return nil }
    let words = parts.count == 2 ? Self.words(parts[1]) : []
    guard let words, words.allSatisfy({ !Self.isNumeric($0) || Self.number($0[...]) != nil })
    else { return nil }
    if plus.count == 2, Self.words(plus[1]) == nil { return nil }
    (self.major, self.minor, self.patch, prerelease) = (major, minor, patch, words)
    build = plus.count == 2 ? "+" + plus[1] : ""
  }

  /// The version as it was written.
  package var description: String {
    let end = prerelease.isEmpty ? "" : "-" + prerelease.joined(separator: ".")
    return "\(major).\(minor).\(patch)\(end)\(build)"
  }

  /// Compares by precedence; a version before a release comes before it.
  package static func < (left: Self, right: Self) -> Bool {
    let leftNumbers = [left.major, left.minor, left.patch]
    let rightNumbers = [right.major, right.minor, right.patch]
    if leftNumbers != rightNumbers { return leftNumbers.lexicographicallyPrecedes(rightNumbers) }
    if left.prerelease.isEmpty || right.prerelease.isEmpty {
      return !left.prerelease.isEmpty && right.prerelease.isEmpty
    }
    return left.prerelease.lexicographicallyPrecedes(right.prerelease, by: precedes)
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    switch (Int(left), Int(right)) {
    case (let left?, let right?): left < right
    case (_?, nil): true
    case (nil, _?): false
    default: left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// Digits without a zero in front, of a number that still can grow.
  static func number(_ text: Substring) -> Int? {
    guard isNumeric(String(text)), text == "0" || text.first != "0" else { return nil }
    return Int(text).flatMap { $0 < .max ? $0 : nil }
  }

  private static func isNumeric(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Words of letters, digits and hyphens between dots; nil when some are not.
  private static func words(_ text: Substring) -> [String]? {
    let words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isGood = words.allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy {
          ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A)
            || $0 == UInt8(ascii: "-")
        }
    }
    return isGood ? words : nil
  }
}
