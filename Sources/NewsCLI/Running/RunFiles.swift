import NewsCorpus
import NewsModel
import NewsScript

/// What a run writes to: the file or stream of its results, and the file of its statuses.
final class RunFiles {
  private let session: Session
  private let isSilent: Bool
  private let results: Opened?
  /// Of what was written; nil when nobody asks for it.
  private let digest: ResultDigest?
  private let statuses: Opened?

  private struct Opened {
    let path: String
    let file: OutputFile
    let buffer: OutputBuffer

    init?(_ path: String?) throws(CommandFailure) {
      guard let path else { return nil }
      do throws(FileError) {
        file = try OutputFile(path: path)
      } catch {
        throw CommandFailure(.inputOutput, "cannot write '\(path)': \(error)")
      }
      self.path = path
      buffer = OutputBuffer(file, name: "'\(path)'")
    }

    func finish() throws {
      do throws(FileError) {
        try file.finish()
      } catch {
        throw CommandFailure(.inputOutput, "cannot write '\(path)': \(error)")
      }
    }
  }

  /// Opens the files before anything runs.
  init(_ settings: RunSettings, session: Session) throws(CommandFailure) {
    self.session = session
    isSilent = settings.receipt?.isVerifying == true && settings.outputPath == nil
    digest = settings.receipt == nil ? nil : ResultDigest()
    results = try Opened(settings.outputPath)
    statuses = try Opened(settings.statusesPath)
  }

  /// How many bytes were written, and their SHA-256, when a receipt is wanted.
  var written: (bytes: Int, sha256: String) {
    digest.map { ($0.content.count, $0.content.hex) } ?? (0, "")
  }

  /// Writes results.
  func write(_ bytes: [UInt8]) throws {
    digest?.content.add(bytes)
    if isSilent { return }
    try (results?.buffer ?? session.output).write(bytes)
  }

  /// Writes how each component fared with an article, a line each.
  func write(_ result: ArticleResult, of components: [LoadedComponent], worker: Int) throws {
    guard let statuses else { return }
    for (index, component) in components.enumerated() {
      var line = JSONWriter(layout: .compact)
      StatusJSON.write(result, index, component, worker: worker, to: &line)
      try statuses.buffer.write(line.bytes + [0x0A])
    }
  }

  /// Gives the files their names.
  func finish() throws {
    // All is written before anything gets its name.
    try results?.buffer.flush()
    try statuses?.buffer.flush()
    try results?.finish()
    try statuses?.finish()
  }
}

/// The hash of results that are written in pieces.
private final class ResultDigest {
  var content = ContentDigest()
}

/// How a component fared with an article, as a line of JSON.
enum StatusJSON {
  /// Writes one object.
  static func write(
    _ result: ArticleResult, _ index: Int, _ component: LoadedComponent, worker: Int,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("article") { $0.string(result.id) }
      writer.member("component") { $0.string(component.component.name) }
      writer.member("status") { $0.string(result.status(ofComponent: index)) }
      if let failure = result.failure, failure.component == index {
        if let limit = failure.limit { writer.member("limit") { $0.string(limit.rawValue) } }
        writer.member("message") { $0.string(failure.message) }
        writer.member("source") { $0.string(failure.source ?? component.source) }
        if let line = failure.line { writer.member("line") { $0.integer(line) } }
      }
      writer.member("worker") { $0.integer(worker) }
      writer.member("seconds") { $0.number(Double(result.nanoseconds / 1000) / 1e6) }
    }
  }
}
