import Foundation
import TestSupport
import Testing

struct ImportTests {
  /// Which targets each target may use: the arrows of the design.
  static let arrows: [String: Set<String>] = [
    "CArchive": [],
    "CCharsetDetector": [],
    "CLuaBridge": [],
    "CSQLite": [],
    "CSodium": [],
    "CStemmer": [],
    "CTextCat": [],
    "CXML2": [],
    "CommandKit": ["Spelling"],
    "CorpusMaker": ["NewsCorpus", "NewsModel", "SeededRandom"],
    "LuaKit": ["CLuaBridge", "Spelling"],
    "LineEditor": ["TerminalText"],
    "LuaSyntax": [],
    "LuaProbes": ["LuaKit", "SeededRandom"],
    "NewsModel": [],
    "NewsAnalysis": ["CStemmer", "CTextCat", "NewsModel", "Spelling", "TokenPatterns"],
    "TokenPatterns": ["Spelling"],
    "NewsCorpus": [
      "CArchive", "CCharsetDetector", "CSQLite", "CSodium", "CXML2", "NewsAnalysis", "NewsModel",
      "Spelling",
    ],
    "NewsEval": ["NewsAnalysis", "NewsCorpus", "NewsModel", "Spelling"],
    "NewsScript": [
      "LuaKit", "NewsAnalysis", "NewsCorpus", "NewsModel", "Spelling", "TerminalText",
      "TokenPatterns",
    ],
    "NewsPlugins": [
      "LuaKit", "LuaSyntax", "NewsAnalysis", "NewsCorpus", "NewsModel", "NewsScript", "Spelling",
    ],
    "NewsLab": [
      "LuaKit", "NewsAnalysis", "NewsCorpus", "NewsModel", "NewsPlugins", "NewsScript", "Spelling",
    ],
    "NewsCLI": [
      "CommandKit", "LineEditor", "LuaKit", "LuaSyntax", "NewsAnalysis", "NewsCorpus", "NewsEval",
      "NewsLab", "NewsModel", "NewsPlugins", "NewsScript", "Spelling", "TerminalText",
      "TokenPatterns",
    ],
    "NewslabMain": ["NewsCLI"],
    "newslab-lua": ["CLuaBridge"],
    "ScriptFuzz": [
      "LuaKit", "LuaSyntax", "NewsAnalysis", "NewsCorpus", "NewsModel", "NewsPlugins",
      "NewsScript", "SeededRandom",
    ],
    "CorpusTestSupport": ["NewsCorpus"],
    "ScriptTestSupport": ["LuaKit", "NewsAnalysis", "NewsCorpus", "NewsModel", "NewsScript"],
    "SeededRandom": [],
    "Spelling": [],
    "TerminalText": [],
    "TestSupport": ["SeededRandom", "TerminalText"],
    // Generators and measurements use what they measure.
    "newslab-bench": [
      "CorpusMaker", "LuaKit", "LuaProbes", "NewsAnalysis", "NewsCorpus", "NewsEval", "NewsModel",
      "NewsScript", "TokenPatterns",
    ],
    "newslab-dev": [
      "CommandKit", "CorpusMaker", "LuaKit", "LuaProbes", "NewsAnalysis", "NewsCorpus", "NewsEval",
      "NewsModel",
      "NewsPlugins", "NewsScript", "ScriptFuzz",
    ],
  ]

  /// What the toolchain brings.
  ///
  /// `Foundation` is missing on purpose: it would make every start slower.
  static let systemModules: Set = [
    "Dispatch", "FoundationEssentials", "Glibc", "Swift", "Synchronization",
  ]

  @Test func `no target depends on one that the design does not allow`() throws {
    for target in try PackageDescription.current().targets where target.type != "test" {
      let allowed = Self.arrows[target.name]
      #expect(allowed != nil, "the design knows no target '\(target.name)'")
      let others = Set(target.target_dependencies ?? []).subtracting(allowed ?? [])
      #expect(others.sorted() == [], "\(target.name) may not use these")
    }
  }

  @Test func `test targets alone use the test support`() throws {
    for target in try PackageDescription.current().targets
    where target.target_dependencies?.contains("TestSupport") == true {
      #expect(target.type == "test", "\(target.name)")
    }
  }

  @Test func `every import is a dependency of the target or comes with the toolchain`() throws {
    let targets = try PackageDescription.current().targets
    let dependencies = Dictionary(
      uniqueKeysWithValues: targets.map { ($0.name, Set($0.target_dependencies ?? [])) })
    #expect(!SourceFile.all.isEmpty)
    for file in SourceFile.all {
      let allowed = Self.systemModules.union(dependencies[file.target] ?? [])
      for (module, line) in file.imports where !allowed.contains(module) {
        Issue.record("\(file.name):\(line): \(file.target) may not import \(module)")
      }
    }
  }

  @Test func `finds imports with attributes and access words`() {
    let file = SourceFile(
      name: "Sources/A/B.swift",
      lines: ["@_exported public import One", "import struct Two.Three", "// import Four", "let x"])
    #expect(file.imports.map(\.module) == ["One", "Two"])
    #expect((file.target, file.baseName) == ("A", "B"))
  }
}

/// The package as its manifest describes it.
struct PackageDescription: Decodable {
  /// A target with the targets it uses.
  struct Target: Decodable {
    let name: String
    let type: String
    let target_dependencies: [String]?
  }
  let targets: [Target]

  /// Asks SwiftPM, with a scratch path of its own: the usual one is locked while tests run.
  static func current() throws -> PackageDescription {
    let scratch = try TemporaryFolder()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let result = try ProcessRunner.run(
      "swift", ["package", "--scratch-path", scratch.path, "describe", "--type", "json"],
      environment: ["PATH": path])
    let json = result.output.drop { $0 != "{" }
    try #require(result.code == 0, "\(result.errors)")
    return try JSONDecoder().decode(PackageDescription.self, from: Data(json.utf8))
  }
}
