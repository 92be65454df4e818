import TestSupport

/// A Swift file of the checkout, by lines.
struct SourceFile: Sendable {
  /// Its path below the top folder.
  let name: String
  /// Its lines as they are.
  let lines: [String]
  /// The lines without comments, each with its number from 1; lines of comment alone are left out.
  let code: [(number: Int, text: String)]

  /// Takes the lines of a file.
  init(name: String, lines: [String]) {
    (self.name, self.lines) = (name, lines)
    code = lines.enumerated().compactMap { index, line in
      let text = Self.withoutComment(Array(line.utf8))
      return text.map { (index + 1, $0) }
    }
  }

  /// The Swift files below `Sources`.
  static let all: [SourceFile] = read(below: "Sources")
  /// The Swift files below `Tests`.
  static let tests: [SourceFile] = read(below: "Tests")

  /// The target that it belongs to: the folder below `Sources`.
  var target: String { name.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The name without folder and extension.
  var baseName: String {
    String(name.split(separator: "/").last?.dropLast(".swift".count) ?? "")
  }

  /// The modules that it imports, with the numbers of the lines.
  var imports: [(module: String, number: Int)] {
    code.compactMap { number, text in
      let words = text.split { $0 == " " }
      guard let index = words.firstIndex(of: "import"),
        words[..<index].allSatisfy({ $0.hasPrefix("@") || Self.accessWords.contains(String($0)) }),
        let module = words.last?.split(separator: ".").first
      else { return nil }
      return (String(module), number)
    }
  }

  /// The line up to `//`, or nil when nothing else stands there.
  private static func withoutComment(_ line: [UInt8]) -> String? {
    var end = 0
    var isBlank = true
    while end < line.count {
      if line[end] == 0x2F, end + 1 < line.count, line[end + 1] == 0x2F { break }
      if line[end] != 0x20 { isBlank = false }
      end += 1
    }
    return isBlank ? nil : String(decoding: line[..<end], as: UTF8.self)
  }

  private static let accessWords: Set = ["public", "package", "internal", "fileprivate", "private"]

  private static func read(below folder: String) -> [SourceFile] {
    Checkout.files(below: folder, withExtension: "swift").map { name in
      let text = (try? Checkout.read(name)) ?? ""
      let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
      return SourceFile(name: name, lines: lines.map { String(decoding: $0, as: UTF8.self) })
    }
  }
}
