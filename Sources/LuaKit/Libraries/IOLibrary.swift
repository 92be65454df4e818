import Glibc

/// `io` of guarded states: files as the permissions of the state allow.
enum IOLibrary {
  static let functions = [open, lines, read, write, flush, close, input, output, typeName]

  /// What the functions of one state share.
  final class Streams {
    let access: LuaAccess
    let standard: [(name: String, file: LuaFile)]
    var input: LuaFile
    var output: LuaFile

    init(_ access: LuaAccess) {
      self.access = access
      input = Self.stream("input", .input)
      output = Self.stream("output", .console(isError: false))
      let errors = Self.stream("error", .console(isError: true))
      standard = [("stdin", input), ("stdout", output), ("stderr", errors)]
    }

    private static func stream(_ name: String, _ stream: LuaFile.Stream) -> LuaFile {
      LuaFile("standard " + name, stream, isReadable: true, isWritable: true)
    }
  }

  static func streams(_ call: LuaCall) throws(LuaError) -> Streams {
    guard let streams = call.stack.attached(Streams.self) else { throw .closed }
    return streams
  }

  private static func function(
    _ name: String, _ summary: String, body: @escaping @Sendable (LuaCall) throws -> Int32
  ) -> LuaFunction {
    LuaFunction(name, summary, parameters: []) { call in
      try LuaFileType.results(call) { try body(call) }
    }
  }

  private static let open = function("open", "Opens a file.") { call in
    let path = try call.argument(1, "filename", as: String.self)
    let text = try call.argument(2, "mode", as: String?.self) ?? "r"
    guard let mode = FileMode(text) else {
      throw call.bad(2, "mode", "invalid mode '\(text)'")
    }
    let file = try open(path, mode, streams(call).access, by: "io.open")
    return try call.results(LuaFileType.type.object(file))
  }

  /// Opens a regular file that may be used so; nothing is made or emptied before that is judged.
  static func open(_ path: String, _ mode: FileMode, _ access: LuaAccess, by function: String)
    throws -> LuaFile
  {
    if path.utf8.contains(0) { throw LuaFile.Failure(path: path, number: ENOENT) }
    for use in mode.uses { try access.check(path, for: use, by: function) }
    let descriptor = Glibc.open(LuaPath.resolved(path), mode.flags, 0o666)
    if descriptor < 0 { throw LuaFile.Failure(path: path, number: errno) }
    let file = LuaFile(
      path, .descriptor(descriptor), isReadable: mode.uses.contains(.reading),
      isWritable: mode.uses.contains(.writing))
    for use in mode.uses {
      try access.check(openFile: descriptor, as: path, for: use, by: function)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw LuaFile.Failure(path: path, number: isFolder ? EISDIR : EINVAL)
    }
    if mode.empties, ftruncate(descriptor, 0) != 0 {
      throw LuaFile.Failure(path: path, number: errno)
    }
    return file
  }

  private static let lines = LuaFunction("lines", "Iterates over a file.", parameters: []) { call in
    let formats = try LuaFile.Format.all(call, from: 2)
    guard let path = try call.argument(1, "filename", as: String?.self) else {
      return try call.results(
        LuaFileType.iterator(over: streams(call).input, formats, closes: false))
    }
    do {
      let file = try open(path, .reading, streams(call).access, by: "io.lines")
      let iterator = LuaFileType.iterator(over: file, formats, closes: true)
      return try call.results(
        iterator, String?.none, String?.none, LuaFileType.type.object(file))
    } catch let failure as LuaFile.Failure {
      throw LuaError(failure.message)
    }
  }

  private static let read = function("read", "Reads from the default input.") { call in
    try opened(streams(call).input).read(LuaFile.Format.all(call, from: 1), call.stack)
  }

  private static let write = function("write", "Writes to the default output.") { call in
    let file = try opened(streams(call).output)
    try LuaFileType.write(call, to: file, from: 1)
    return try call.results(LuaFileType.type.object(file))
  }

  private static let close = function("close", "Closes a file, or the default output.") { call in
    let file = call.count == 0 ? try opened(streams(call).output) : try LuaFileType.open(call)
    if file.isStandard { return try call.results(String?.none, "cannot close standard file") }
    try file.close()
    return try call.results(true)
  }

  private static let flush = function("flush", "Writes what waits.") { call in
    try opened(streams(call).output).flush()
    return try call.results(true)
  }

  private static func opened(_ file: LuaFile) throws(LuaError) -> LuaFile {
    if file.isClosed { throw LuaError("default file is closed") }
    return file
  }

  private static let input = redirection("input", .reading, \.input)
  private static let output = redirection("output", FileMode("w") ?? .reading, \.output)

  private static func redirection(
    _ name: String, _ mode: FileMode,
    _ path: any ReferenceWritableKeyPath<Streams, LuaFile> & Sendable
  ) -> LuaFunction {
    LuaFunction(name, "Gives or sets the default \(name).", parameters: []) { call in
      let streams = try streams(call)
      if let name = try? call.stack.read(String.self, at: 1) {
        do {
          streams[keyPath: path] = try open(name, mode, streams.access, by: "io.open")
        } catch let failure as LuaFile.Failure {
          throw LuaError(failure.message)
        }
      } else if !call.stack.isNil(at: 1) {
        streams[keyPath: path] = try LuaFileType.open(call)
      }
      return try call.results(LuaFileType.type.object(streams[keyPath: path]))
    }
  }

  private static let typeName = LuaFunction("type", "Says what a file is.", parameters: []) {
    call in
    if call.count == 0 { throw call.bad(1, "object", "expected a value, got no value") }
    guard let file = try? LuaFileType.type.read(from: call.stack, at: 1).object else {
      return try call.results(String?.none)
    }
    return try call.results(file.isClosed ? "closed file" : "file")
  }
}

/// How a file is opened: `r`, `w`, `a`, each with `+` and `b` behind.
struct FileMode {
  let uses: [LuaAccess.Use]
  let flags: Int32
  let empties: Bool
  static let reading = FileMode(uses: [.reading], flags: 0, empties: false)

  private init(uses: [LuaAccess.Use], flags: Int32, empties: Bool) {
    let direction = uses.count == 2 ? O_RDWR : uses == [.reading] ? O_RDONLY : O_WRONLY
    (self.uses, self.empties) = (uses, empties)
    self.flags = flags | direction | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW
  }

  init?(_ text: String) {
    var rest = text[...]
    guard let letter = rest.popFirst() else { return nil }
    let isBoth = rest.first == "+"
    if isBoth { rest = rest.dropFirst() }
    guard rest.isEmpty || rest == "b" else { return nil }
    switch letter {
    case "r": self.init(uses: isBoth ? [.reading, .writing] : [.reading], flags: 0, empties: false)
    case "w":
      self.init(uses: isBoth ? [.reading, .writing] : [.writing], flags: O_CREAT, empties: true)
    case "a":
      self.init(
        uses: isBoth ? [.reading, .writing] : [.writing], flags: O_CREAT | O_APPEND,
        empties: false)
    default: return nil
    }
  }
}
