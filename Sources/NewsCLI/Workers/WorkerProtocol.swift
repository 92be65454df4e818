import NewsCorpus
import NewsModel
import NewsScript

/// The lines that go between a run and `newslab worker`; each is a JSON object.
///
/// To the worker: articles, as in a JSON-lines file; in front of them, when the sender wants, lines
/// whose first member is `newslab`. From the worker: who it is, then what became of each shard.
enum WorkerProtocol {
  /// The version of the protocol.
  static let version: Int64 = 1

  /// The highest place at which a part of a corpus may begin.
  static let lastPlace = 1 << 60

  /// The lines of a sender or a worker; one of results can be far longer than one of an article.
  static func lines(_ source: any ByteSource) -> NewsCorpus.LineReader {
    NewsCorpus.LineReader(source, limit: 256 << 20)
  }

  /// A line to a worker.
  enum Order: Equatable {
    /// Begins a shard of a number.
    case shard(Int)
    /// The place in the corpus of the article of the next line; without it places count on.
    case position(Int)
    /// An article of the store that the worker has open, with its place.
    case stored(id: String, position: Int)
    /// A record that cannot be read.
    case rejected(Rejection)
    /// Ends the shard: its result is wanted.
    case end

    /// How a line of this kind begins.
    static let start = Array("{\"newslab\":".utf8)

    var value: MetaValue {
      switch self {
      case .shard(let number):
        .table(["newslab": .string("shard"), "number": .integer(Int64(number))])
      case .position(let position):
        .table(["newslab": .string("position"), "position": .integer(Int64(position))])
      case .stored(let id, let position):
        .table([
          "newslab": .string("stored"), "id": .string(id), "position": .integer(Int64(position)),
        ])
      case .rejected(let rejection):
        .table([
          "newslab": .string("rejected"), "path": .string(rejection.place.path),
          "line": rejection.place.line.map { .integer(Int64($0)) } ?? .null,
          "reason": .string(rejection.reason), "skipped": .bool(rejection.isSkipped),
        ])
      case .end: .table(["newslab": .string("end")])
      }
    }

    /// The line, with its line feed; `newslab` stands first.
    var line: [UInt8] {
      guard case .table(let fields) = value else { return [] }
      var writer = JSONWriter(layout: .compact)
      writer.object { writer in
        if let name = fields["newslab"] { writer.member("newslab") { $0.value(name) } }
        let others = fields.filter { $0.key != "newslab" }.sorted { $0.key < $1.key }
        for (name, value) in others { writer.member(name) { $0.value(value) } }
      }
      return writer.bytes + [0x0A]
    }

    /// Reads a line that begins like one of this kind; nil when it is none.
    init?(_ line: [UInt8]) {
      guard let fields = (try? JSONValue.parse(line))?.metaValue.fields,
        let name = fields["newslab"]?.text
      else { return nil }
      switch name {
      case "shard":
        guard let number = fields["number"]?.count else { return nil }
        self = .shard(number)
      case "position":
        guard let position = fields["position"]?.place else { return nil }
        self = .position(position)
      case "stored":
        guard let id = fields["id"]?.text, let position = fields["position"]?.place else {
          return nil
        }
        self = .stored(id: id, position: position)
      case "rejected":
        guard let path = fields["path"]?.text, let reason = fields["reason"]?.text else {
          return nil
        }
        let place = Place(path: path, line: fields["line"]?.whole)
        self = .rejected(Rejection(reason, at: place, isSkipped: fields["skipped"] == .bool(true)))
      case "end": self = .end
      default: return nil
      }
    }
  }

  /// The first line of a worker: what it runs.
  struct Hello: Equatable {
    /// What decides what becomes of an article; results of different runs cannot be merged.
    let run: String
    /// What the command line calls the components.
    let specifications: [String]
    /// The kinds and names of the components.
    let components: [String]
    /// The options as `component.option=value`.
    let settings: [String]

    var line: [UInt8] {
      var writer = JSONWriter(layout: .compact)
      writer.object { writer in
        writer.member("newslab_worker") { $0.integer(version) }
        writer.member("version") { $0.string(Version.current) }
        writer.member("run") { $0.string(run) }
        writer.member("specifications") { $0.strings(specifications) }
        writer.member("components") { $0.strings(components) }
        writer.member("settings") { $0.strings(settings) }
      }
      return writer.bytes + [0x0A]
    }

    init(run: String, specifications: [String], components: [LoadedComponent]) {
      (self.run, self.specifications) = (run, specifications)
      self.components = components.map(\.component.title)
      settings = components.flatMap { component in
        component.options.sorted { $0.key < $1.key }.map { name, value in
          "\(component.component.name).\(name)=\(value.shown)"
        }
      }
    }

    init?(_ line: [UInt8]) {
      guard let fields = (try? JSONValue.parse(line))?.metaValue.fields,
        fields["newslab_worker"] == .integer(version), let run = fields["run"]?.text,
        let specifications = fields["specifications"]?.elements?.compactMap(\.text),
        let components = fields["components"]?.elements?.compactMap(\.text),
        let settings = fields["settings"]?.elements?.compactMap(\.text)
      else { return nil }
      self.run = run
      (self.specifications, self.components) = (specifications, components)
      self.settings = settings
    }
  }

  /// Where a worker is, told before each component gets an article.
  struct Mark: Equatable {
    /// The index of the article in the shard.
    let article: Int
    /// The index of the component.
    let component: Int

    private static let start = Array("{\"at\":[".utf8)

    var line: [UInt8] { Array("{\"at\":[\(article),\(component)]}\n".utf8) }

    /// Reads a line; nil when it is none of this kind.
    init?(_ line: [UInt8]) {
      guard line.starts(with: Self.start), line.suffix(2) == [0x5D, 0x7D] else { return nil }
      let parts = line[Self.start.count..<line.count - 2].split(separator: UInt8(ascii: ","))
      let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == 2 else { return nil }
      (article, component) = (numbers[0], numbers[1])
    }

    init(article: Int, component: Int) { (self.article, self.component) = (article, component) }
  }

  /// What became of a shard, as a line.
  static func line(_ result: ShardResult) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    writer.value(result.serialised)
    return writer.bytes + [0x0A]
  }

  /// Reads what became of a shard; nil when the line is something else.
  static func result(_ line: [UInt8], components: Int, worker: Int) -> ShardResult? {
    guard let value = try? JSONValue.parse(line) else { return nil }
    return ShardResult(serialised: value.metaValue, components: components, worker: worker)
  }
}

extension MetaValue {
  /// A place in a corpus, so low that no corpus comes to the end of whole numbers.
  fileprivate var place: Int? {
    whole.flatMap { (0...WorkerProtocol.lastPlace).contains($0) ? $0 : nil }
  }
}
