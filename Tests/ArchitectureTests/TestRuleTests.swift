import Testing

struct TestRuleTests {
  @Test func `tests use Swift Testing and see what other targets see`() {
    for file in SourceFile.tests {
      for (module, line) in file.imports where module == "XCTest" {
        Issue.record("\(file.name):\(line): tests use Swift Testing")
      }
      for (number, text) in file.code where text.hasPrefix("@testable") {
        Issue.record("\(file.name):\(number): make what is tested 'package'")
      }
    }
  }

  @Test func `a file of tests holds the suite of its name`() {
    for file in SourceFile.tests where file.baseName.hasSuffix("Tests") {
      let suites = file.code.filter { $0.text.hasPrefix("struct \(file.baseName) ") }
      if suites.count != 1 { Issue.record("\(file.name): expected 'struct \(file.baseName)'") }
    }
  }
}
