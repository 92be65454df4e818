// swift-tools-version: 6.2
import PackageDescription

/// Whether bugs are planted in LuaKit, which shows that `newslab-dev fuzz` finds bugs.
let hasPlantedBugs = Context.environment["NEWSLAB_PLANTED_BUGS"] != nil

let strict: [SwiftSetting] =
  [.treatAllWarnings(as: .error)] + (hasPlantedBugs ? [.define("PLANTED_BUGS")] : [])
let strictC: [CSetting] =
  [.treatAllWarnings(as: .error)] + (hasPlantedBugs ? [.define("NL_PLANTED_BUGS")] : [])

/// What lies in the folder of a target and is no source.
let excluded = [
  "NewsAnalysis": ["Resources"], "NewsLab": ["NewsLab.docc"], "LuaKit": ["LuaKit.docc"],
]

/// A Swift target with warnings as errors.
func library(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies,
    exclude: excluded[name] ?? [],
    swiftSettings: strict)
}

/// The tests of one target, in the folder of the same name with `Tests` behind it.
func tests(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: ["TestSupport"] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "newslab",
  products: [
    .executable(name: "newslab", targets: ["NewslabMain"]),
    .library(name: "NewsLab", targets: ["NewsLab"]),
    .library(name: "LuaKit", targets: ["LuaKit"]),
  ],
  targets: [
    .target(
      name: "CLuaBridge", cSettings: strictC,
      linkerSettings: [.linkedLibrary("lua5.4"), .linkedLibrary("m"), .linkedLibrary("dl")]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CCharsetDetector", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CTextCat", providers: [.apt(["libexttextcat-dev"])]),
    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    library("Spelling"),
    library("TerminalText"),
    library("TokenPatterns", uses: ["Spelling"]),
    library("LuaSyntax"),
    library("LineEditor", uses: ["TerminalText"]),
    library("SeededRandom"),
    library("LuaKit", uses: ["CLuaBridge", "Spelling"]),
    library("NewsModel"),
    library(
      "NewsAnalysis", uses: ["NewsModel", "TokenPatterns", "Spelling", "CStemmer", "CTextCat"]),
    library(
      "NewsCorpus",
      uses: [
        "NewsAnalysis", "NewsModel", "Spelling", "CSQLite", "CSodium", "CXML2", "CArchive",
        "CCharsetDetector",
      ]),
    library("NewsEval", uses: ["NewsCorpus", "NewsAnalysis", "NewsModel", "Spelling"]),
    library(
      "NewsScript",
      uses: [
        "NewsCorpus", "NewsAnalysis", "NewsModel", "TokenPatterns", "LuaKit", "Spelling",
        "TerminalText",
      ]),
    library(
      "NewsPlugins",
      uses: [
        "NewsScript", "NewsCorpus", "NewsAnalysis", "NewsModel", "LuaKit", "LuaSyntax", "Spelling",
      ]),
    library(
      "NewsLab",
      uses: [
        "NewsPlugins", "NewsScript", "NewsCorpus", "NewsAnalysis", "NewsModel", "LuaKit",
        "Spelling",
      ]),
    library("CommandKit", uses: ["Spelling"]),
    library(
      "NewsCLI",
      uses: [
        "NewsLab", "NewsPlugins", "NewsScript", "NewsEval", "NewsCorpus", "NewsAnalysis",
        "NewsModel", "TokenPatterns", "LuaKit", "LuaSyntax", "CommandKit", "LineEditor",
        "Spelling", "TerminalText",
      ]),
    .executableTarget(
      name: "NewslabMain", dependencies: ["NewsCLI"], swiftSettings: strict),
    .executableTarget(name: "newslab-lua", dependencies: ["CLuaBridge"], cSettings: strictC),
    .executableTarget(
      name: "newslab-bench",
      dependencies: [
        "CorpusMaker", "NewsEval", "NewsScript", "NewsCorpus", "NewsAnalysis", "NewsModel",
        "TokenPatterns", "LuaKit", "LuaProbes",
      ], swiftSettings: strict),
    library(
      "ScriptFuzz",
      uses: [
        "NewsPlugins", "NewsScript", "NewsCorpus", "NewsAnalysis", "NewsModel", "LuaKit",
        "LuaSyntax", "SeededRandom",
      ]),
    library("CorpusMaker", uses: ["NewsCorpus", "NewsModel", "SeededRandom"]),
    .executableTarget(
      name: "newslab-dev",
      dependencies: [
        "CorpusMaker", "ScriptFuzz", "NewsPlugins", "NewsCorpus", "NewsScript", "NewsEval",
        "NewsAnalysis",
        "NewsModel", "LuaKit", "LuaProbes",
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["SeededRandom", "TerminalText"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "CorpusTestSupport", dependencies: ["NewsCorpus"], path: "Tests/CorpusTestSupport",
      swiftSettings: strict),
    .target(
      name: "LuaProbes", dependencies: ["LuaKit", "SeededRandom"], path: "Tests/LuaProbes",
      swiftSettings: strict),
    .target(
      name: "ScriptTestSupport",
      dependencies: ["NewsScript", "NewsCorpus", "NewsAnalysis", "NewsModel", "LuaKit"],
      path: "Tests/ScriptTestSupport", swiftSettings: strict),
    tests("APIExampleTests", uses: ["ScriptTestSupport", "NewsScript", "LuaKit"]),
    tests("ArchitectureTests", uses: []),
    tests("CommandKitTests", uses: ["CommandKit"]),
    tests("CorpusMakerTests", uses: ["CorpusMaker", "NewsCorpus", "NewsModel"]),
    tests("EndToEndTests", uses: ["CorpusTestSupport", "LuaProbes", "NewsCorpus", "NewsAnalysis"]),
    tests("LineEditorTests", uses: ["LineEditor", "SeededRandom"]),
    tests("LuaKitTests", uses: ["LuaKit", "LuaProbes"]),
    tests(
      "LuaSyntaxTests",
      uses: [
        "LuaSyntax", "ScriptFuzz", "ScriptTestSupport", "NewsScript", "NewsAnalysis", "LuaKit",
      ]),
    tests("NewsAnalysisTests", uses: ["NewsAnalysis", "NewsModel", "TokenPatterns"]),
    tests(
      "NewsCLITests",
      uses: [
        "NewsCLI", "NewsCorpus", "CommandKit", "CorpusTestSupport", "ScriptTestSupport",
        "NewsScript", "LuaKit",
      ]),
    tests(
      "NewsCorpusTests", uses: ["CorpusTestSupport", "NewsCorpus", "NewsAnalysis", "NewsModel"]),
    tests("NewsEvalTests", uses: ["NewsEval", "NewsCorpus", "NewsAnalysis", "NewsModel"]),
    tests("NewsLabTests", uses: ["NewsLab"]),
    tests("NewsModelTests", uses: ["NewsModel"]),
    tests(
      "NewsPluginsTests",
      uses: [
        "ScriptTestSupport", "NewsPlugins", "NewsScript", "NewsAnalysis", "LuaKit", "LuaSyntax",
      ]),
    tests("NewsScriptTests", uses: ["ScriptTestSupport", "NewsScript", "NewsCorpus", "LuaKit"]),
    tests("PluginExampleTests", uses: ["ScriptTestSupport", "NewsPlugins"]),
    tests(
      "ScriptFuzzTests",
      uses: [
        "ScriptFuzz", "ScriptTestSupport", "NewsPlugins", "NewsScript", "LuaKit", "LuaSyntax",
      ]),
    tests("ScriptExampleTests", uses: ["ScriptTestSupport", "NewsScript"]),
    tests("SeededRandomTests", uses: ["SeededRandom"]),
    tests("SpellingTests", uses: ["Spelling"]),
    tests("TerminalTextTests", uses: ["TerminalText"]),
    tests("TestSupportTests", uses: []),
    tests("TokenPatternsTests", uses: ["TokenPatterns", "SeededRandom"]),
  ],
  swiftLanguageModes: [.v6]
)
