import LuaKit
import NewsCorpus

/// What a reader component reads: a file, a member of an archive, or a text to try things on.
final class ReaderInput {
  let path: String
  let name: String
  private let source: BufferedSource
  private var rest: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(path: String, name: String, source: any ByteSource) {
    (self.path, self.name, self.source) = (path, name, BufferedSource(source))
  }

  /// The next line without its end, or nil behind the last one.
  func line() throws(FileError) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if position == rest.count {
        rest = isAtEnd ? [] : try source.read(upTo: 1 << 16)
        position = 0
        isAtEnd = rest.isEmpty
        if isAtEnd { return line.isEmpty ? nil : Self.withoutReturn(line) }
      }
      guard let end = rest[position...].firstIndex(of: UInt8(ascii: "\n")) else {
        line += rest[position...]
        position = rest.count
        if line.count > TextDecoder.limit { throw .tooLarge(limit: TextDecoder.limit) }
        continue
      }
      line += rest[position..<end]
      position = end + 1
      return Self.withoutReturn(line)
    }
  }

  /// Everything that was not read yet.
  func remainder() throws(FileError) -> [UInt8] {
    let first = Array(rest[position...])
    (rest, position) = ([], 0)
    let all = first + (try source.readAll(upTo: TextDecoder.limit + 1))
    if all.count > TextDecoder.limit { throw .tooLarge(limit: TextDecoder.limit) }
    return all
  }

  private static func withoutReturn(_ line: [UInt8]) -> [UInt8] {
    line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : line
  }
}

/// `Input`: what the function `read` of a reader component gets.
enum ReaderInputType {
  static let type: LuaClass<ReaderInput> = LuaClass(
    "Input", "What a reader component reads: the bytes of one file as UTF-8.",
    properties: [
      LuaProperty("name", "The path below the corpus.") { $0.object.name },
      LuaProperty("path", "The path as it was given, for messages.") { $0.object.path },
    ],
    methods: [line, lines, text],
    examples: [LuaExample("newslab.input('a\\nb'):line()", yields: "a")],
    text: { "Input '\($0.object.path)'" })

  private static let line = LuaFunction(
    "line", "Gives the next line without its end; nil behind the last one.", parameters: [],
    returns: ["string?"], examples: [LuaExample("newslab.input('a\\nb'):line()", yields: "a")],
    isMethod: true
  ) { call in
    let line = try call.object(type).object.line()
    return try call.results(line.map { LuaString($0) })
  }

  private static let lines = LuaFunction(
    "lines", "Gives the lines one after the other, for a for loop.", parameters: [],
    returns: ["fun(): string?"],
    examples: [LuaExample("for line in newslab.input('a\\nb'):lines() do print(line) end")],
    lua: "function(self) return function() return self:line() end end")

  private static let text = LuaFunction(
    "text", "Gives everything that was not read yet.", parameters: [], returns: ["string"],
    examples: [LuaExample("#newslab.input('a\\nb'):text()", yields: "3")], isMethod: true
  ) { call in
    try call.results(LuaString(try call.object(type).object.remainder()))
  }
}
