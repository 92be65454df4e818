/// Makes articles of parts of others, one a line as JSON, as many as are wanted.
///
/// The same parts and the same seed give the same bytes. Ids are unique; the other fields are such
/// as wires have them: some missing, some in another form, one writer in four escapes all but ASCII.
package struct CorpusMaker {
  private let parts: StoryParts
  private let sources: [StoryParts.Piece]
  private let seed: UInt64
  private var random: Randomness
  /// The number of articles that were made.
  package private(set) var count = 0

  /// Begins; nil when there are no parts.
  package init?(_ parts: StoryParts, seed: UInt64) {
    if parts.isEmpty || parts.shapes.isEmpty { return nil }
    (self.parts, self.seed, random) = (parts, seed, Randomness(seed: seed))
    let names = parts.sources.isEmpty ? ["Wire"] : parts.sources
    sources = names.map { StoryParts.Piece($0) }
  }

  /// Adds the line of the next article to some bytes.
  package mutating func write(to bytes: inout [UInt8]) {
    count += 1
    let isASCII = random.percent(25)
    let (year, month, day) = (2004 + random.below(20), 1 + random.below(12), 1 + random.below(28))
    let date = "\(year)-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    bytes += "{\"id\": \"n\(seed)-\(Self.padded(count, 7))\"".utf8
    writeDate(date, to: &bytes)
    writeTitle(isASCII, to: &bytes)
    let source = random.pick(sources).bytes(isASCII: isASCII)
    member("source", to: &bytes) { $0 += source }
    let wire = random.pick(Wires.all)
    if random.percent(40) { member("agency", to: &bytes) { $0 += wire.agency.utf8 } }
    if random.percent(50) { list("authors", of: Wires.authors, atMost: 2, to: &bytes) }
    if random.percent(60) { list("keywords", of: Wires.keywords, atMost: 5, to: &bytes) }
    if random.percent(40) { member("language", to: &bytes) { $0 += "en".utf8 } }
    let section = random.pick(Wires.sections)
    if random.percent(50) { member("section", to: &bytes) { $0 += section.utf8 } }
    member("url", to: &bytes) { [count] in
      $0 += "https:\\/\\/news.example\\/\(section)\\/\(date)\\/\(count)".utf8
    }
    writeText(wire, Self.months[month - 1] + " \(day)", isASCII, to: &bytes)
    if random.percent(70) { bytes += ", \"priority\": \(1 + random.below(5))".utf8 }
    if random.percent(20) {
      bytes += ", \"meta\": {\"desk\": \"\(section)\", \"score\": 0.\(1 + random.below(9))}".utf8
    }
    bytes += "}\n".utf8
  }

  private mutating func writeDate(_ date: String, to bytes: inout [UInt8]) {
    switch random.below(100) {
    case 0: bytes += ", \"date\": null".utf8
    case 1, 2: member("date", to: &bytes) { $0 += date.prefix(7).utf8 }
    case 3...20:
      let time = "T\(Self.padded(random.below(24), 2)):\(Self.padded(random.below(60), 2)):00Z"
      member("date", to: &bytes) { $0 += (date + time).utf8 }
    default: member("date", to: &bytes) { $0 += date.utf8 }
    }
  }

  private mutating func writeTitle(_ isASCII: Bool, to bytes: inout [UInt8]) {
    if random.percent(3) { return }
    let head = random.pick(parts.heads).bytes(isASCII: isASCII)
    let hasTail = !parts.tails.isEmpty && random.percent(90)
    let tail = hasTail ? random.pick(parts.tails).bytes(isASCII: isASCII) : []
    member("title", to: &bytes) { $0 += head + tail }
  }

  private mutating func writeText(
    _ wire: Wire, _ day: String, _ isASCII: Bool, to bytes: inout [UInt8]
  ) {
    bytes += ", \"text\": \"".utf8
    if random.percent(50) {
      let place = random.percent(50) ? wire.place + ", \(day) " : wire.place + " "
      bytes += (place + "(\(wire.agency)) - ").utf8
    }
    for (index, count) in random.pick(parts.shapes).enumerated() {
      if index > 0 { bytes += "\\n\\n".utf8 }
      for sentence in 0..<count {
        if sentence > 0 { bytes.append(0x20) }
        bytes += random.pick(parts.sentences).bytes(isASCII: isASCII)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func member(
    _ name: StaticString, to bytes: inout [UInt8], _ write: (inout [UInt8]) -> Void
  ) {
    bytes += ", \"\(name)\": \"".utf8
    write(&bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func list(
    _ name: StaticString, of values: [String], atMost most: Int, to bytes: inout [UInt8]
  ) {
    bytes += ", \"\(name)\": [".utf8
    for index in 0...random.below(most) {
      bytes += ((index > 0 ? ", \"" : "\"") + random.pick(values) + "\"").utf8
    }
    bytes += "]".utf8
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let months = [
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
  ]
}
