import Testing

struct DocumentationTests {
  @Test func `every public and package declaration has a doc comment`() {
    let protocols = Requirements(in: SourceFile.all)
    for file in SourceFile.all {
      let explained = protocols.names(for: file)
      for declaration in Declaration.all(in: file.lines)
      where declaration.lacksComment && !explained.contains(declaration.name) {
        Issue.record("\(file.name):\(declaration.line): '\(declaration.name)' has no doc comment")
      }
    }
  }

  @Test func `no extension is public or package as a whole`() {
    for file in SourceFile.all {
      for (number, text) in file.code
      where text.contains("public extension ") || text.contains("package extension ") {
        Issue.record("\(file.name):\(number): say it at each member, where its comment stands")
      }
    }
  }

  @Test(arguments: [
    ("package struct A {", ["A"]), ("/// Text.\npublic struct A {", []), ("struct A {", []),
    ("/// Text.\n@frozen\npublic struct A {", []), ("public static func a() {", ["a"]),
    ("public private(set) var a: Int", ["a"]), ("package init(a: Int) {", ["init"]),
    ("package var description: String {", []), ("public static func == (a: A, b: A)", []),
    ("@discardableResult package func a() {", ["a"]), ("// Text.\npackage let a = 1", ["a"]),
    ("package typealias A = B", ["A"]), ("let package = Package(", []),
    ("package protocol A: Sendable {", ["A"]), ("static package let a = 1", ["a"]),
    ("package nonisolated(unsafe) static var a = 1", ["a"]), ("package class func a() {", ["a"]),
    ("package final class A {", ["A"]), ("package enum A<B> {", ["A"]),
  ])
  func `finds declarations without one`(code: String, names: [String]) {
    let lines = code.split(separator: "\n").map(String.init)
    #expect(Declaration.all(in: lines).filter(\.lacksComment).map(\.name) == names)
  }

  @Test func `a member that a protocol explains needs no comment of its own`() {
    let base = SourceFile(
      name: "Sources/A/Base.swift",
      lines: ["package protocol Base {", "  /// Text.", "  static var name: String { get }", "}"])
    let step = SourceFile(
      name: "Sources/A/Step.swift",
      lines: [
        "protocol Step: Base {", "  func run(_ a: Int)", "  init(a: Int)", "}", "func free() {}",
      ])
    let user = SourceFile(name: "Sources/A/B.swift", lines: ["struct B: Hashable, Step {", "}"])
    let other = SourceFile(name: "Sources/A/C.swift", lines: ["struct C {", "let step: Step", "}"])
    let protocols = Requirements(in: [step, base, user, other])
    #expect(protocols.names(for: user) == ["name", "run", "init"])
    #expect(protocols.names(for: other) == [])
  }
}
