import TestSupport
import Testing

struct SourceRuleTests {
  @Test func `no file has more than 400 lines`() {
    for file in SourceFile.all where file.lines.count > 401 {
      Issue.record("\(file.name) has \(file.lines.count - 1) lines")
    }
  }

  @Test(arguments: ["try!", " as! ", "fatalError(", ".disabled(", "MARK:", "TODO", "FIXME"])
  func `nothing is forced, left for later or switched off`(word: String) {
    for file in SourceFile.all {
      for (index, line) in file.lines.enumerated() where line.contains(word) {
        Issue.record("\(file.name):\(index + 1): '\(word)' is not used here")
      }
    }
  }

  @Test func `what is sendable without a check says why`() {
    for file in SourceFile.all {
      for (number, text) in file.code where text.contains("@unchecked Sendable") {
        let above = number >= 2 ? file.lines[number - 2].drop { $0 == " " } : ""
        if !above.hasPrefix("//") { Issue.record("\(file.name):\(number): no comment says why") }
      }
    }
  }

  @Test(arguments: ["/work/", "/root/", "/tmp/", "/home/"])
  func `no path of one machine stands in what ships`(path: String) throws {
    let names = ["Sources", "Scripts", "Plugins"].flatMap { Checkout.files(below: $0) }
    for name in names + ["README.md"] {
      let lines = try Checkout.read(name).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where Self.holds(path, line) {
        Issue.record("\(name):\(index + 1): holds the path '\(path)'")
      }
    }
  }

  @Test(arguments: [
    ("cat /tmp/x", true), ("\"/tmp/x\"", true), ("a/tmp/x", false), ("/tmpx", false),
  ])
  func `a path begins where no name goes on`(line: String, isFound: Bool) {
    #expect(Self.holds("/tmp/", line[...]) == isFound)
  }

  /// Whether a line holds a path that begins there, not in the middle of another one.
  static func holds(_ path: String, _ line: Substring) -> Bool {
    line.ranges(of: path).contains { range in
      guard let before = line[..<range.lowerBound].last else { return true }
      return !(before.isLetter || before.isNumber || "._-}$".contains(before))
    }
  }
}
