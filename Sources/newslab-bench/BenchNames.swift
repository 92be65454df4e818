import NewsAnalysis

/// Long lists of names made of those that ship: cities, companies, and first names with last ones;
/// the same in every run.
struct BenchNames {
  private let places: [String]
  private let companies: [String]
  private let first: [String]
  private let last: [String]

  init(folder: String) throws {
    places = try Self.column(folder, "cities.tsv")
    companies = try Self.column(folder, "companies.tsv")
    first = try Self.column(folder, "first_names.tsv")
    last = try Self.column(folder, "last_names.tsv")
  }

  /// The first column of a list.
  private static func column(_ folder: String, _ name: String) throws -> [String] {
    try FileText.read(folder + "/" + name).split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "\t" })
    }
  }

  /// Calls `take` with so many names, each once.
  private func forEach(_ count: Int, _ take: (_ name: String, _ kind: String) -> Void) {
    var left = count
    for (names, kind) in [(places, "GPE"), (companies, "ORG")] {
      for name in names.prefix(left) { take(name, kind) }
      left -= min(left, names.count)
    }
    // Every first name with the next last name, then with the one behind it, and so on.
    var step = 0
    while left > 0 {
      for (index, name) in first.enumerated() where left > 0 {
        take(name + " " + last[(index * 31 + step) % last.count], "PERSON")
        left -= 1
      }
      step += 1
    }
  }

  /// A table of names.
  func table(_ count: Int) -> [UInt8] {
    var bytes = Array("name\tkind\tid\n".utf8)
    var number = 0
    forEach(count) { name, kind in
      number += 1
      bytes += Array("\(name)\t\(kind)\tN\(number)\n".utf8)
    }
    return bytes
  }

  /// The names, one a line.
  func lines(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    forEach(count) { name, _ in bytes += Array((name + "\n").utf8) }
    return bytes
  }
}
