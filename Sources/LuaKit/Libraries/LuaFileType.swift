import Glibc

/// `FILE*`: what `io.open` gives.
enum LuaFileType {
  static let type: LuaClass<LuaFile> = LuaClass(
    "FILE*", "An open file.", methods: [read, lines, write, seek, flush, setvbuf, close],
    text: { $0.object.isClosed ? "file (closed)" : "file (\($0.object.name))" },
    close: { try $0.object.close() })

  /// The open file of a call; a closed one throws.
  static func open(_ call: LuaCall, at index: Int = 1) throws(LuaError) -> LuaFile {
    let file = try call.object(type, at: index).object
    if file.isClosed { throw LuaError("attempt to use a closed file") }
    return file
  }

  /// Gives the results of a body, or nil, message and number when the system fails.
  static func results(_ call: LuaCall, _ body: () throws -> Int32) throws -> Int32 {
    do {
      return try body()
    } catch let failure as LuaFile.Failure {
      return try call.results(String?.none, failure.message, Int(failure.number))
    }
  }

  private static func method(
    _ name: String, _ summary: String, body: @escaping @Sendable (LuaCall, LuaFile) throws -> Int32
  ) -> LuaFunction {
    LuaFunction(name, summary, parameters: [], isMethod: true) { call in
      let file = try open(call)
      return try results(call) { try body(call, file) }
    }
  }

  private static let read = method("read", "Reads what formats ask for.") { call, file in
    try file.read(LuaFile.Format.all(call, from: 2), call.stack)
  }

  private static let lines = method("lines", "Iterates over lines, or what formats ask for.") {
    call, file in
    try call.results(iterator(over: file, LuaFile.Format.all(call, from: 2), closes: false))
  }

  /// A function that reads on with each call, and closes the file at its end if it is to.
  static func iterator(over file: LuaFile, _ formats: [LuaFile.Format], closes: Bool)
    -> LuaClosure
  {
    LuaClosure { call in
      if file.isClosed { throw LuaError("file is already closed") }
      do {
        let base = call.stack.count
        let count = try file.read(formats, call.stack)
        if closes, call.stack.isNil(at: base + 1) { try file.close() }
        return count
      } catch let failure as LuaFile.Failure {
        throw LuaError(failure.message)
      }
    }
  }

  private static let write = method("write", "Writes strings and numbers.") { call, file in
    try write(call, to: file, from: 2)
    return try call.results(type.object(file))
  }

  /// Writes the arguments.
  static func write(_ call: LuaCall, to file: LuaFile, from first: Int) throws {
    guard call.count >= first else { return }
    for index in first...call.count {
      let value = try call.stack.read(LuaValue.self, at: index)
      switch value {
      case .string(let text): try file.write(text.bytes, call.stack)
      case .integer, .number:
        try file.write(Array(call.stack.text(at: index).utf8), call.stack)
      default:
        throw call.bad(index, "value", "expected string or number, got \(value.typeName)")
      }
    }
  }

  private static let seek = method("seek", "Moves, and gives the place.") { call, file in
    let word = try call.argument(2, "whence", as: String?.self) ?? "cur"
    let places = ["set": SEEK_SET, "cur": SEEK_CUR, "end": SEEK_END]
    guard let whence = places[word] else {
      throw call.bad(2, "whence", "expected set, cur or end, got '\(word)'")
    }
    let offset = try call.argument(3, "offset", as: Int?.self) ?? 0
    return try call.results(file.seek(offset, from: whence))
  }

  private static let flush = method("flush", "Writes what waits.") { call, file in
    try file.flush()
    return try call.results(true)
  }

  private static let setvbuf = method("setvbuf", "Has no effect.") { call, _ in
    try call.results(true)
  }

  private static let close = method("close", "Closes the file.") { call, file in
    if file.isStandard { return try call.results(String?.none, "cannot close standard file") }
    try file.close()
    return try call.results(true)
  }
}
