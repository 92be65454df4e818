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
      let text = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
      return text.allSatisfy(\.isWhitespace) ? nil : (index + 1, String(text))
    }
  }

  /// The Swift files below `Sources`.
  static let all: [SourceFile] = read(below: "Sources")

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

  private static let accessWords: Set = ["public", "package", "internal", "fileprivate", "private"]

  private static func read(below folder: String) -> [SourceFile] {
    Checkout.files(below: folder, withExtension: "swift").map { name in
      let text = (try? Checkout.read(name)) ?? ""
      return SourceFile(
        name: name,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }
}
