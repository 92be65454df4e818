/// Bytes with a name: a file, a member of an archive, standard input.
package struct InputFile: Sendable {
  /// Where it is, for messages: the path as it was given, `archive.zip/member`, or `-`.
  package let path: String
  /// The path below the corpus, of which the id of an article is made.
  package let name: String
  private let makeSource: @Sendable () throws(FileError) -> any ByteSource

  /// Names bytes that are read anew each time.
  package init(
    path: String, name: String,
    open: @escaping @Sendable () throws(FileError) -> any ByteSource
  ) {
    (self.path, self.name, makeSource) = (path, name, open)
  }

  /// A regular file.
  package init(path: String, name: String) {
    self.init(path: path, name: name) { () throws(FileError) in
      try DescriptorSource(path: path)
    }
  }

  /// Bytes that are in memory.
  package init(path: String, name: String, bytes: [UInt8]) {
    self.init(path: path, name: name) { () throws(FileError) in MemorySource(bytes) }
  }

  /// Opens it at its first byte.
  package func open() throws(FileError) -> any ByteSource { try makeSource() }

  /// The first bytes, by which formats are told apart.
  package func sample() throws(FileError) -> [UInt8] {
    try open().readAll(upTo: TextDecoder.sample)
  }

  /// The same bytes under another name.
  func named(_ name: String) -> InputFile {
    InputFile(path: path, name: name, open: makeSource)
  }

  /// The bytes as another source gives them that reads this one.
  func through(
    _ filter: @escaping @Sendable (any ByteSource) throws(FileError) -> any ByteSource
  ) -> InputFile {
    let makeSource = makeSource
    return InputFile(path: path, name: name) { () throws(FileError) in
      try filter(makeSource())
    }
  }
}
