import NewsAnalysis

/// `newslab-dev load`: says how long it takes to read the lists.
enum LoadCommand {
  static func run() throws {
    let clock = ContinuousClock()
    let folder = try ResourceFolder.find().lexicons
    let lists = try clock.measure { try AnalysisLists(folder: folder).load() }
    let wire = try clock.measure { _ = try WireLists(folder: folder) }
    print("lists \(lists), wire lists \(wire)")
  }
}
