import Glibc

/// `newslab-bench NAME [FILE]`: how fast newslab is, beside a named peer in the same run.
@main
enum NewslabBench {
  private static let usage = """
    usage: newslab-bench text [FILE]   tokens, sentences, names, all layers; beside wc -w
           newslab-bench gazetteers [FILE] lists of 50,000 and 500,000 names; beside grep -F
           newslab-bench bridge [PART] programs, objects, news, calls; beside lua5.4 and a C module
           newslab-bench patterns [FILE] find, match, gmatch, gsub; beside Lua's own
           newslab-bench guards [FILE] other guarded functions; beside Lua's own
           newslab-bench stops [NAME]  from the deadline to the stop, for every hostile probe
    FILE is a text or JSON lines file, or a folder; seeds/ unless given. Build with -c release.

    """

  private static func say(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch words.first {
      case "text": try TextBench(path: words.count > 1 ? words[1] : "seeds").run()
      case "gazetteers":
        try GazetteersBench(path: words.count > 1 ? words[1] : "seeds").run()
      case "bridge": try BridgeBench().run(part: words.count > 1 ? words[1] : nil)
      case "patterns", "guards":
        let bench = try PatternsBench(path: words.count > 1 ? words[1] : "seeds")
        try bench.run(words[0] == "patterns")
      case "stops": try StopsBench().run(matching: words.count > 1 ? words[1] : nil)
      case "child":  // the bridge starts it
        guard words.count == 4, let setting = BridgeCase.Setting(rawValue: words[1]),
          try BridgeCase.runChild(setting, code: words[2], result: words[3])
        else { exit(2) }
      default:
        say(usage)
        exit(2)
      }
    } catch {
      say("newslab-bench: error: \(error)\n")
      exit(1)
    }
  }
}
