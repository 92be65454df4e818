import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ScriptLimitTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("It rains here.", to: "news/1.txt")
    try folder.write("It is dry.", to: "news/2.txt")
  }

  /// A filter whose `keep` has the body given; it loops, or whatever it does, for the first article.
  private func component(_ body: String) throws -> String {
    let code =
      "return newslab.filter{name = 'loop', summary = 'S.', keep = function(article)\n"
      + "if not article:has('rains') then return true end\n\(body)\nend}"
    return try folder.write(code, to: "loop.lua")
  }

  private static let probes = [
    ("while true do end", "time limit (0.3 s)"),
    ("while true do pcall(function() while true do end end) end", "time limit (0.3 s)"),
    ("coroutine.wrap(function() while true do end end)()", "time limit (0.3 s)"),
    ("local function f() f() end while true do pcall(f) end", "depth limit (100000 levels)"),
    (
      "local t = {} while true do pcall(function() for i = 1, 1e9 do t[i] = {} end end) end",
      "memory limit (32 MiB)"
    ),
    (
      "error(setmetatable({}, {__tostring = function() while true do end end}))",
      "time limit (0.3 s)"
    ),
  ]

  @Test(arguments: probes)
  func `a limit is named, and the next article runs`(body: String, message: String) throws {
    let path = try component(body)
    let run = CommandRun(
      "run", path, "--corpus", folder.file("news"), "--timeout",
      message.hasPrefix("time") ? "0.3" : "20", "--max-memory", "32M")
    #expect(run.code == 1)
    #expect(run.errors.contains("\(path):3: error: article '1': filter 'loop': "))
    #expect(run.errors.contains("stopped by the " + message), "\(run.errors)")
    #expect(run.errors.contains("2 articles, 1 done, 1 failed"))
    #expect(run.output.contains("It is dry."))
  }

  @Test func `steps end an article at the same place in every run`() throws {
    let path = try component(
      "local n = 0 while true do n = n + 1 if n % 100 == 0 then print(n) end end")
    let runs = (0..<2).map { _ in
      CommandRun("run", path, "--corpus", folder.file("news"), "--max-steps", "5000").errors
    }
    #expect(runs[0].contains("[loop] 100\n"))
    #expect(runs[0].contains("stopped by the step limit (5000 steps)"))
    #expect(runs[0] == runs[1])
  }

  @Test(arguments: [
    ("while true do end", 4, "stopped by the time limit (0.3 s)"),
    ("io.write('out') os.exit(7)", 7, ""), ("pcall(os.exit, false)", 1, ""), ("os.exit()", 0, ""),
    ("io.write('out') error('x')", 1, "error: x"), ("io.open('/etc/passwd')", 1, "not permitted"),
  ])
  func `a script ends as it must`(code: String, status: Int32, message: String) throws {
    let path = try folder.write(code, to: "script.lua")
    let run = CommandRun("--timeout", "0.3", path)
    #expect(run.code == status)
    #expect(message.isEmpty ? run.errors.isEmpty : run.errors.contains(message))
    #expect(run.output == (code.contains("out") ? "out" : ""))
  }

  @Test func `a component cannot end the program`() throws {
    let run = CommandRun("run", try component("os.exit(0)"), "--corpus", folder.file("news"))
    #expect(run.code == 1)
    #expect(
      run.errors.contains("not permitted: os.exit, only a script that runs by itself may end"))
  }

  @Test func `what is granted may be used`() throws {
    let path = try folder.write(
      """
      local path = ...
      local f = assert(io.open(path .. '/new.txt', 'w'))
      f:write(io.open(path .. '/news/2.txt'):read('a'), #os.getenv('PATH') > 0 and ' yes' or '')
      f:close()
      print(os.time() > 0)
      """, to: "script.lua")
    let run = CommandRun(
      "--allow-read=" + folder.file("news"), "--allow-write", folder.path, "--allow-env=PATH",
      "--allow-clock", path, folder.path)
    #expect(run.errors == "")
    #expect(run.output == "true\n")
    #expect(try folder.read("new.txt") == "It is dry. yes")
  }

  @Test func `a script reads standard input and writes to it line by line or not`() throws {
    let path = try folder.write(
      "for line in io.lines() do io.write(line:upper(), '|') end io.stderr:write('done')",
      to: "script.lua")
    let run = CommandRun(path, input: "one\ntwo")
    #expect(run.output == "ONE|TWO|")
    #expect(run.errors == "done")
  }

  @Test func `what a component writes has its name before each line`() throws {
    let path = try component("io.write('a') io.write('b\\nc') return true")
    let run = CommandRun("run", path, "--corpus", folder.file("news"))
    #expect(run.errors == "[loop] ab\n[loop] c\n")
  }

  @Test(arguments: [
    (
      ["--timeout", "0", "x.lua"],
      "option '--timeout': expected a number of seconds above 0, got '0'"
    ),
    (
      ["--max-memory", "5Q", "x.lua"],
      "option '--max-memory': expected a size such as 64M or 1G, got '5Q'"
    ),
    (
      ["--allow-read=", "x.lua"], "option '--allow-read': expected a text that is not empty, got ''"
    ),
    (
      ["--allow-clock", "show"],
      "option '--allow-clock' stands before a script or corpus, or behind 'show'"
    ),
    (
      ["run", "x", "--max-steps", "-1"],
      "option '--max-steps': expected a whole number above 0, got '-1'"
    ),
  ])
  func `a wrong option is a usage error`(arguments: [String], message: String) {
    let run = CommandRun(arguments)
    #expect(run.code == 2)
    #expect(run.errors == "newslab: error: \(message)\n")
  }

  @Test func `the help of a policy names functions, stubs and limits`() {
    let run = CommandRun("help", "policy", "plugin")
    #expect(run.code == 0)
    for part in ["string: byte", "os.getenv: --allow-env=NAME", "io.popen", "memory: 512 MiB"] {
      #expect(run.output.contains(part), "\(part)")
    }
    #expect(CommandRun("help", "policy").output.contains("trusted: "))
    let wrong = CommandRun("help", "policy", "plugn")
    #expect(wrong.code == 2)
    #expect(wrong.errors == "newslab: error: no policy 'plugn'; did you mean 'plugin'?\n")
  }
}
