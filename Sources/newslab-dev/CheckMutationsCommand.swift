import FoundationEssentials
import NewsPlugins
import ScriptFuzz

/// `newslab-dev check-mutations`: how many mistakes that are made on purpose `newslab plugin check`
/// finds, in the plugins and scripts of the checkout and in libraries of Lua.
enum CheckMutationsCommand {
  private static let libraries = "/usr/share/lua/5.4"

  static func run(_ arguments: [String]) throws {
    var (seed, count, shown): (UInt64, Int, Int) = (1, 200, 0)
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let value = rest.popFirst().flatMap { UInt64($0) }
      switch (word, value) {
      case ("--seed", let value?): seed = value
      case ("--count", let value?): count = Int(clamping: value)
      case ("--show", let value?): shown = Int(clamping: value)
      default: throw MutationUsage.wrong(word)
      }
    }
    let folder = FileManager.default.temporaryDirectory.path() + "newslab-mutations-\(seed)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = MutationBench(try PluginChecker(current: folder), folder: folder)
    let own = try plugins() + scripts(below: "Scripts")
    let others = try scripts(below: libraries)
    try report(own, "newslab", bench, seed: seed, count: count, shown: shown)
    try report(others, "libraries", bench, seed: seed, count: count, shown: shown)
  }

  private static func report(
    _ units: [MutationBench.Unit], _ name: String, _ bench: MutationBench, seed: UInt64, count: Int,
    shown: Int
  ) throws {
    let errors = try units.flatMap { try bench.check($0, $0.files) }
      .filter { $0.severity == .error }
    print("\(name): \(units.count) units, \(errors.count) errors as they are")
    for error in errors.prefix(shown) { print("  " + error.description) }
    var (allMade, allFound) = (0, 0)
    for (number, mutation) in Mutation.allCases.enumerated() {
      let chance = Chance(seed: Chance.seed(seed, program: number))
      var (made, found) = (0, 0)
      var missed: [MutationBench.Outcome] = []
      for _ in 0..<count * 4 where made < count && !units.isEmpty {
        let unit = units[chance.below(units.count)]
        guard let outcome = try bench.run(mutation, on: unit, chance) else { continue }
        made += 1
        if outcome.findings.isEmpty { missed.append(outcome) } else { found += 1 }
      }
      if made > 0 { print("  \(mutation.rawValue): found \(found) of \(made)") }
      for outcome in missed.prefix(shown) {
        print("    not found: \(outcome.path):\(outcome.line): \(outcome.change)")
      }
      (allMade, allFound) = (allMade + made, allFound + found)
    }
    print("  all: found \(allFound) of \(allMade)")
  }

  private static func plugins() throws -> [MutationBench.Unit] {
    try FileManager.default.contentsOfDirectory(atPath: "Plugins").sorted().map { name in
      let names = try FileManager.default.subpathsOfDirectory(atPath: "Plugins/" + name).sorted()
      return MutationBench.Unit(
        name: name, files: try files(names, below: "Plugins/" + name), isPlugin: true)
    }
  }

  /// Each file alone; a folder of modules that require each other is one unit.
  private static func scripts(below folder: String) throws -> [MutationBench.Unit] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder).sorted() else {
      return []
    }
    let lua = names.filter { $0.hasSuffix(".lua") }
    return try Dictionary(grouping: lua) { name in
      folder == libraries ? String(name.split(separator: "/")[0]) : name
    }.sorted { $0.key < $1.key }.map { name, files in
      MutationBench.Unit(name: name, files: try Self.files(files, below: folder), isPlugin: false)
    }
  }

  private static func files(_ names: [String], below folder: String) throws
    -> [(path: String, bytes: [UInt8])]
  {
    try names.compactMap { name in
      let path = folder + "/" + name
      var isFolder: Bool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
        return nil
      }
      return (name, Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }
  }
}

private enum MutationUsage: Error, CustomStringConvertible {
  case wrong(String)

  var description: String {
    switch self {
    case .wrong(let word): "check-mutations: unexpected '\(word)'; it takes --seed, --count, --show"
    }
  }
}
