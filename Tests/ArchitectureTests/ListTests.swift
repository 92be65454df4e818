import TestSupport
import Testing

/// Things that are written in files of their own and named in one list.
struct ListTests {
  /// What a list must name: a target, how the things in it are recognised, the file of the list.
  struct Kind: Sendable, CustomStringConvertible {
    /// How a thing is recognised.
    enum Mark: Sendable {
      /// A struct or enum that conforms to a protocol; the list names the type.
      case conforms(to: String)
      /// A static constant made of a type; the list names it as `Owner.constant`.
      case constant(of: String)
    }
    let target: String
    let mark: Mark
    let list: String

    var description: String { "\(target) \(mark)" }
  }

  static let kinds = [
    Kind(target: "NewsAnalysis", mark: .conforms(to: "Analyzer"), list: "Analyzers"),
    Kind(target: "NewsCLI", mark: .conforms(to: "Command"), list: "Commands"),
    Kind(target: "NewsScript", mark: .conforms(to: "Accumulator"), list: "Accumulators"),
    Kind(target: "NewsScript", mark: .constant(of: "LuaClass"), list: "NewslabAPI"),
    Kind(target: "NewsScript", mark: .constant(of: "LuaModule"), list: "NewslabAPI"),
    Kind(target: "NewsCorpus", mark: .constant(of: "CorpusFormat"), list: "CorpusFormats"),
    Kind(target: "NewsCorpus", mark: .constant(of: "ExportFormat"), list: "ArticleWriter"),
    Kind(target: "NewsPlugins", mark: .conforms(to: "CheckRule"), list: "CheckRules"),
  ]

  @Test(arguments: kinds)
  func `what has a file of its own is named in the list`(kind: Kind) {
    let files = SourceFile.all.filter { $0.target == kind.target }
    let list = files.first { $0.baseName == kind.list }?.code.map(\.text).joined(separator: "\n")
    for file in files where file.baseName != kind.list {
      for name in Self.names(of: kind, in: file) where list?.contains(name) != true {
        Issue.record("\(file.name): '\(name)' is not named in \(kind.list).swift")
      }
    }
  }

  @Test(arguments: kinds)
  func `what conforms stands in the file of its name`(kind: Kind) {
    guard case .conforms = kind.mark else { return }
    for file in SourceFile.all where file.target == kind.target {
      for name in Self.names(of: kind, in: file) where name != file.baseName {
        Issue.record("\(file.name): '\(name)' belongs into a file \(name).swift")
      }
    }
  }

  @Test(arguments: [
    (0, "package struct A: Hashable, Analyzer {\nstruct B: Other {\n// struct C: Analyzer", ["A"]),
    (3, "enum A {\n  static let type: LuaClass<B> = LuaClass(\nlet b = 1", ["A.type"]),
    (4, "enum A {\n  static let module = LuaModule(\n}", ["A.module"]),
  ])
  func `sees what a list must name`(kind: Int, code: String, names: [String]) {
    let lines = code.split(separator: "\n").map(String.init)
    let file = SourceFile(name: "Sources/T/A.swift", lines: lines)
    #expect(Self.names(of: Self.kinds[kind], in: file) == names)
  }

  static func names(of kind: Kind, in file: SourceFile) -> [String] {
    switch kind.mark {
    case .conforms(let name): conforming(to: name, in: file)
    case .constant(let type): constants(of: type, in: file)
    }
  }

  private static func conforming(to wanted: String, in file: SourceFile) -> [String] {
    file.code.compactMap { _, text in
      guard text.contains(wanted), let (kind, name) = declaration(text), kind != "extension",
        let colon = text.firstIndex(of: ":")
      else { return nil }
      return words(text[colon...]).contains(wanted[...]) ? name : nil
    }
  }

  private static func constants(of type: String, in file: SourceFile) -> [String] {
    var owner = ""
    var names: [String] = []
    for (_, text) in file.code {
      if let (_, name) = declaration(text) { owner = name }
      let words = words(text[...])
      if words.starts(with: ["static", "let"]), words.count > 3, words[3] == type {
        names.append("\(owner).\(words[2])")
      }
    }
    return names
  }

  /// The kind and name of the type or extension that a line begins.
  private static func declaration(_ text: String) -> (kind: Substring, name: String)? {
    let words = words(text[...])
    guard let index = words.firstIndex(where: { ["struct", "enum", "extension"].contains($0) }),
      index + 1 < words.count
    else { return nil }
    return (words[index], String(words[index + 1]))
  }

  private static func words(_ text: Substring) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
