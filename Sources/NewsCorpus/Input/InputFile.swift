/// Bytes with a name: a file, a member of an archive, standard input.
package struct InputFile: Sendable {
  /// Where it is, for messages: the path as it was given, `archive.zip/member`, or `-`.
  package let path: String
  /// The path below the corpus, of which the id of an article is made.
  package let name: String
  private let makeSource: @Sendable () throws(FileError) -> any ByteSource
  private let makeSample: @Sendable (Int) throws(FileError) -> [UInt8]

  /// Names bytes that are read anew each time; when they cannot be, `sample` looks at the first.
  package init(
    path: String, name: String,
    open: @escaping @Sendable () throws(FileError) -> any ByteSource,
    sample: (@Sendable (Int) throws(FileError) -> [UInt8])? = nil
  ) {
    (self.path, self.name, makeSource) = (path, name, open)
    if let sample {
      makeSample = sample
    } else {
      makeSample = { count throws(FileError) in try open().readAll(upTo: count) }
    }
  }

  /// A regular file.
  package init(path: String, name: String) {
    self.init(
      path: path, name: name,
      open: { () throws(FileError) in
        try DescriptorSource(path: path)
      })
  }

  /// Bytes that are in memory.
  package init(path: String, name: String, bytes: [UInt8]) {
    self.init(path: path, name: name, open: { () throws(FileError) in MemorySource(bytes) })
  }

  /// Opens it at its first byte.
  package func open() throws(FileError) -> any ByteSource { try makeSource() }

  /// The first bytes, by which formats are told apart.
  package func sample(_ count: Int = TextDecoder.sample) throws(FileError) -> [UInt8] {
    try makeSample(count)
  }

  /// What a compressed file holds, under its name without the extension.
  func unpacked(_ limits: ArchiveLimits) -> InputFile {
    let makeSource = makeSource
    return InputFile(
      path: path, name: FilePath.withoutExtension(name),
      open: {
        () throws(FileError) in try UnpackedSource(makeSource(), limits: limits)
      })
  }
}
