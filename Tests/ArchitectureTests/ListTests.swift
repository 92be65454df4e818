import TestSupport
import Testing

/// Things that are written in files of their own and named in one list.
struct ListTests {
  /// A kind of thing: how its declaration is recognised, where it may stand, which file lists it.
  struct Kind: Sendable, CustomStringConvertible {
    let target: String
    /// The protocol it conforms to, or nil when the folder tells.
    var conformance: String?
    /// The folder below the target, or nil when the conformance tells.
    var folder: String?
    let list: String

    var description: String { conformance ?? folder ?? target }
  }

  static let kinds = [
    Kind(target: "NewsAnalysis", conformance: "Analyzer", list: "Analyzers"),
    Kind(target: "NewsCLI", conformance: "Command", list: "Commands"),
    Kind(target: "NewsScript", folder: "Types", list: "NewslabAPI"),
    Kind(target: "NewsScript", folder: "Modules", list: "NewslabAPI"),
  ]

  @Test(arguments: kinds)
  func `everything that has a file of its own is in the list`(kind: Kind) {
    let files = SourceFile.all.filter { $0.target == kind.target }
    let list = files.first { $0.baseName == kind.list }?.code.map(\.text).joined(separator: "\n")
    for file in files where file.baseName != kind.list {
      for name in Self.names(of: kind, in: file) where list?.contains(name) != true {
        Issue.record("\(file.name): '\(name)' is not named in \(kind.list).swift")
      }
    }
  }

  @Test(arguments: kinds)
  func `what is listed stands in the file of its name`(kind: Kind) {
    guard kind.conformance != nil else { return }
    for file in SourceFile.all where file.target == kind.target {
      for name in Self.names(of: kind, in: file) where name != file.baseName {
        Issue.record("\(file.name): '\(name)' belongs into a file \(name).swift")
      }
    }
  }

  @Test func `sees conformances`() {
    let file = SourceFile(
      name: "Sources/NewsAnalysis/Analyzers/A.swift",
      lines: [
        "package struct A: Hashable, Analyzer {", "struct B: Other {", "// struct C: Analyzer",
      ])
    #expect(Self.names(of: Self.kinds[0], in: file) == ["A"])
  }

  static func names(of kind: Kind, in file: SourceFile) -> [String] {
    if let folder = kind.folder {
      let isInside = file.name.hasPrefix("Sources/\(kind.target)/\(folder)/")
      return isInside && !file.baseName.contains("+") ? [file.baseName] : []
    }
    return file.code.compactMap { _, text in
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let words = Optional(parts[0].split(separator: " ")),
        words.contains("struct") || words.contains("enum"), let name = words.last
      else { return nil }
      let others = parts[1].split { !($0.isLetter || $0.isNumber || $0 == "_") }
      return others.contains { $0 == kind.conformance ?? "" } ? String(name) : nil
    }
  }
}
