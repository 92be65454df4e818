import Foundation
import Testing

/// Texts that are compared with files below `Tests/Snapshots`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written anew and the test fails once,
/// so that a recording is never taken for a pass.
package enum Snapshot {
  /// Whether files are to be written anew.
  package static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  }

  /// Compares a text with `Tests/Snapshots/<test target>/<test file>/<name>`.
  package static func check(
    _ text: String, _ name: String, filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let target = sourceLocation.fileID.prefix { $0 != "/" }
    let test = URL(fileURLWithPath: filePath).deletingPathExtension().lastPathComponent
    let file = URL(fileURLWithPath: "\(Checkout.path)/Tests/Snapshots/\(target)/\(test)/\(name)")
    try check(text, file: file, sourceLocation: sourceLocation)
  }

  /// Compares a text with a file.
  package static func check(
    _ text: String, file: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard let problem = problem(text, file: file) else { return }
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.path)", sourceLocation: sourceLocation)
    } else {
      Issue.record("\(problem)", sourceLocation: sourceLocation)
    }
  }

  /// What is wrong with a text when a file says how it should be, or nil when they are equal.
  package static func problem(_ text: String, file: URL) -> String? {
    guard let data = try? Data(contentsOf: file) else {
      return "there is no \(file.path); RECORD_SNAPSHOTS=1 writes it"
    }
    let recorded = String(decoding: data, as: UTF8.self)
    return recorded == text
      ? nil : "differs from \(file.path):\n\(difference(recorded, text))"
  }

  /// The lines that differ: `-` expected, `+` found.
  package static func difference(_ expected: String, _ found: String) -> String {
    let (before, after) = (
      expected.components(separatedBy: "\n"), found.components(separatedBy: "\n")
    )
    let changes = after.difference(from: before)
    let removed = changes.removals.map { describe($0, "-") }
    let inserted = changes.insertions.map { describe($0, "+") }
    return (removed + inserted).sorted { ($0.0, $1.1) < ($1.0, $0.1) }
      .map { "\($0.1)\($0.0 + 1): \($0.2)" }.joined(separator: "\n")
  }

  private static func describe(
    _ change: CollectionDifference<String>.Change, _ sign: String
  ) -> (Int, String, String) {
    switch change {
    case .insert(let offset, let line, _), .remove(let offset, let line, _): (offset, sign, line)
    }
  }
}
