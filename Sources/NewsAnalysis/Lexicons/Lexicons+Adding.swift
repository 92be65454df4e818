import NewsModel

extension Lexicons {
  /// Keeps bytes in the pool and says where.
  mutating func keep(_ bytes: ArraySlice<UInt8>) -> Range<Int32> {
    let start = Int32(pool.count)
    pool.append(contentsOf: bytes)
    return start..<Int32(pool.count)
  }

  /// Adds a name of a list.
  mutating func add(_ field: Range<Int>, of file: TableFile, _ entry: PhraseEntry) {
    var entry = entry
    entry.isUpper = Self.isUpper(file.bytes[field])
    entry.hasStop = file.bytes[field].last == 0x2E
    file.bytes.withUnsafeBufferPointer { phrases.add(field, of: $0, entry) }
  }

  /// Adds the traits of a word of a list; of a double name its first part ("Jean-Claude").
  mutating func add(_ field: Range<Int>, of file: TableFile, _ traits: WordTraits) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var isFirst = true
      WordPieces.forEach(in: field, of: bytes) { piece in
        if isFirst { words.add(TextFolding.hash(bytes, piece), traits) }
        isFirst = false
      }
    }
  }

  /// Adds the plural of a demonym, unless it has none of its own ("Chinese", "Swiss").
  mutating func addPlural(_ word: ArraySlice<UInt8>, _ entry: PhraseEntry) {
    let endings = ["s", "sh", "ese", "nch", "tch", "men", "x"]
    guard !endings.contains(where: { word.suffix($0.utf8.count).elementsEqual($0.utf8) }) else {
      return
    }
    let plural = Array(word) + [0x73]
    plural.withUnsafeBufferPointer { phrases.add(0..<plural.count, of: $0, entry) }
  }

  /// Adds a title and its plural; the code of an entry leads to ``titleList``.
  ///
  /// What only stands before names has no plural: "Mrs" is not several of "Mr".
  mutating func addTitle(_ word: ArraySlice<UInt8>, _ title: Title) {
    var entry = PhraseEntry(list: .groups, kind: .role, name: keep(word))
    let index = Int32(titleList.count)
    entry.code = index..<index
    titleList.append(title)
    let singular = Array(word)
    singular.withUnsafeBufferPointer { titles.add(0..<singular.count, of: $0, entry) }
    guard title.titleClass != .honorific, let plural = Self.plural(of: singular) else { return }
    entry.isWeak = true
    plural.withUnsafeBufferPointer { titles.add(0..<plural.count, of: $0, entry) }
  }

  /// The plural of a title: that of its first word before "of", else of its last one.
  static func plural(of title: [UInt8]) -> [UInt8]? {
    guard let last = title.last, last != 0x2E else { return nil }
    var words = title.split(separator: 0x20).map(Array.init)
    let of = words.firstIndex { $0 == [0x6F, 0x66] } ?? words.count
    guard of > 0 else { return nil }
    var head = words[of - 1]
    guard let end = head.last else { return nil }
    if head.count > 3, head.suffix(3) == [0x6D, 0x61, 0x6E] {
      head[head.count - 2] = 0x65
    } else if end == 0x79, head.count > 1, !"aeiou".utf8.contains(head[head.count - 2]) {
      head.removeLast()
      head += Array("ies".utf8)
    } else if end == 0x73 || end == 0x68 {
      head += Array("es".utf8)
    } else {
      head.append(0x73)
    }
    words[of - 1] = head
    return Array(words.joined(separator: [0x20]))
  }

  private static func isUpper(_ bytes: ArraySlice<UInt8>) -> Bool {
    var letters = 0
    for byte in bytes {
      if byte >= 0x61, byte <= 0x7A || byte >= 0x80 { return false }
      if byte >= 0x41, byte <= 0x5A { letters += 1 }
    }
    return letters > 0
  }

  /// Adds a table of offices; what an office is of goes by the usual name, so that "NATO" and
  /// "North Atlantic Treaty Organization" are one.
  package mutating func addRoles(_ file: TableFile) throws(AnalysisError) {
    var table = roles
    try table.add(file) { name in
      let entry = entries(named: name).first { $0.kind == .gpe || $0.kind == .org }
      return entry.map { self.name(of: $0) } ?? name
    }
    roles = table
  }
}
