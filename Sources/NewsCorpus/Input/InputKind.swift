import NewsModel

/// Decides how an input is read: by what somebody said, by its extension, by its content.
package struct InputKind {
  private let options: ReaderOptions

  /// Decides by these options.
  package init(_ options: ReaderOptions) { self.options = options }

  /// What reads an input.
  ///
  /// A file that somebody named is read as text when nothing says what it is.
  package func find(_ input: InputFile, isNamed: Bool) -> FolderReader.Found {
    switch Packing.of(input.name) {
    case .archive: return .reader(ArchiveReader(input, options))
    case .compressed:
      return find(unpacked: input.unpacked(options.archiveLimits), isNamed: isNamed)
    case nil: return find(unpacked: input, isNamed: isNamed)
    }
  }

  private func find(unpacked input: InputFile, isNamed: Bool) -> FolderReader.Found {
    if let format = options.format { return .reader(format.reader(of: input, options)) }
    let suffix = FilePath.fileExtension(input.name)
    let formats = options.formats
    if let suffix {
      let own = formats.filter { $0.extensions.contains(suffix) }
      let shared = formats.filter { $0.sharedExtensions.contains(suffix) }
      if let only = own.first, own.count == 1, shared.isEmpty {
        return .reader(only.reader(of: input, options))
      }
      if !own.isEmpty || !shared.isEmpty {
        let sample = (try? input.sample()) ?? []
        if let format = (shared + own).first(where: { $0.recognises(sample) }) ?? own.first {
          return .reader(format.reader(of: input, options))
        }
      }
      if let found = findByPlugin(input, suffix) { return found }
    }
    return findByContent(input, suffix, isNamed: isNamed)
  }

  /// What a plugin reads the extension with; nil when none does.
  private func findByPlugin(_ input: InputFile, _ suffix: String) -> FolderReader.Found? {
    let found = options.pluginFormats?.formats(of: suffix) ?? []
    guard let first = found.first else { return nil }
    if found.count == 1 { return .reader(first.format.reader(of: input, options)) }
    let readers = found.map(\.reader).joined(separator: ", ")
    return .rejected(
      Rejection(
        "'.\(suffix)' is read by \(readers); --reader says by which", at: Place(path: input.path)))
  }

  private func findByContent(
    _ input: InputFile, _ suffix: String?, isNamed: Bool
  ) -> FolderReader.Found {
    let text = TextFormat.format
    let sample: [UInt8]
    do {
      sample = try input.sample()
    } catch {
      // The reader says what is the matter, each time it is asked.
      return .reader(text.reader(of: input, options))
    }
    let likely = options.formats.first { $0.name != text.name && $0.recognises(sample) }
    if let likely { return .reader(likely.reader(of: input, options)) }
    if isNamed { return .reader(text.reader(of: input, options)) }
    if let suffix {
      let problems = (options.pluginFormats?.found.problems ?? []).map { "; " + $0 }.joined()
      return skipped(
        input,
        "unknown kind of file '.\(suffix)'; known: \(options.formats.shownExtensions)\(problems)")
    }
    if let problem = TextFormat.whyNot(sample) { return skipped(input, "\(problem)") }
    return .reader(text.reader(of: input, options))
  }

  private func skipped(_ input: InputFile, _ reason: String) -> FolderReader.Found {
    .rejected(Rejection("skipped: " + reason, at: Place(path: input.path), isSkipped: true))
  }
}
