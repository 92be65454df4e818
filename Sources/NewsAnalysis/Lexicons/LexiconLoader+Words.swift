import NewsModel

extension LexiconLoader {
  /// Reads the lists of single words.
  func loadWords(into lexicons: inout Lexicons) throws(AnalysisError) {
    try loadSimple("common_words.tsv", .common, into: &lexicons)
    let firstNames = try TableFile(
      folder: folder, name: "first_names.tsv", columns: ["name", "gender", "strength"])
    try firstNames.forEachRow { (_, fields) throws(AnalysisError) in
      var traits: WordTraits =
        firstNames.bytes[fields[2]].first == 0x77 ? .weakFirstName : .firstName
      switch firstNames.bytes[fields[1]].first {
      case 0x6D: traits.insert(.male)
      case 0x66: traits.insert(.female)
      default: break
      }
      lexicons.add(fields[0], of: firstNames, traits)
    }
    let lastNames = try TableFile(folder: folder, name: "last_names.tsv", columns: ["name"])
    try lastNames.forEachRow { (_, fields) throws(AnalysisError) in
      lexicons.add(fields[0], of: lastNames, .lastName)
    }
    try loadShortNames(into: &lexicons)
    try loadHeads(into: &lexicons)
    try loadContext(into: &lexicons)
  }

  private func loadShortNames(into lexicons: inout Lexicons) throws(AnalysisError) {
    let file = try TableFile(folder: folder, name: "short_names.tsv", columns: ["short", "full"])
    try file.forEachRow { (_, fields) throws(AnalysisError) in
      file.bytes.withUnsafeBufferPointer { bytes in
        lexicons.fullNames[TextFolding.hash(bytes, fields[0])] = file.parts(fields[1]).map {
          TextFolding.hash(bytes, $0)
        }
      }
    }
  }

  private func loadSimple(
    _ name: String, _ traits: WordTraits, into lexicons: inout Lexicons
  ) throws(AnalysisError) {
    let file = try TableFile(folder: folder, name: name, columns: ["word"])
    try file.forEachRow { (_, fields) throws(AnalysisError) in
      lexicons.add(fields[0], of: file, traits)
    }
  }

  private func loadHeads(into lexicons: inout Lexicons) throws(AnalysisError) {
    let file = try TableFile(
      folder: folder, name: "head_words.tsv", columns: ["word", "kind", "strength"])
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      var traits: WordTraits
      switch file.text(fields[1]) {
      case "ORG": traits = .orgHead
      case "EVENT": traits = .eventHead
      case "FAC": traits = .facilityHead
      case "LAW": traits = .lawHead
      case "LOC": traits = .placeHead
      case "GPE": traits = .stateHead
      case "WORK_OF_ART": traits = .workHead
      case "PRODUCT": traits = .productHead
      case let kind:
        throw AnalysisError.badResource(file.name, line: line, problem: "unknown kind '\(kind)'")
      }
      if file.bytes[fields[2]].first == 0x73 { traits.insert(.strongHead) }
      lexicons.add(fields[0], of: file, traits)
    }
  }

  private func loadContext(into lexicons: inout Lexicons) throws(AnalysisError) {
    let file = try TableFile(
      folder: folder, name: "context_words.tsv", columns: ["word", "classes"])
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      for part in file.parts(fields[1]) {
        guard let traits = WordTraits.context(file.text(part)) else {
          let found = "unknown class '\(file.text(part))'"
          throw AnalysisError.badResource(file.name, line: line, problem: found)
        }
        lexicons.add(fields[0], of: file, traits)
      }
    }
  }

  /// Reads the titles, each with its plural.
  func loadTitles(into lexicons: inout Lexicons) throws(AnalysisError) {
    let file = try TableFile(
      folder: folder, name: "titles.tsv", columns: ["title", "class", "use", "gender"])
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      guard let titleClass = TitleClass(rawValue: file.text(fields[1])) else {
        let found = "unknown class '\(file.text(fields[1]))'"
        throw AnalysisError.badResource(file.name, line: line, problem: found)
      }
      let gender = file.bytes[fields[3]].first
      let title = Title(
        titleClass: titleClass, canStandAlone: file.text(fields[2]) == "both",
        isMale: gender.map { $0 == 0x6D })
      lexicons.addTitle(file.bytes[fields[0]], title)
    }
  }
}
