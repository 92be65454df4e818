import CLuaBridge

/// The stand-alone interpreter: a program that behaves as `lua5.4` does.
public enum LuaInterpreter {
  /// Does what a command line of `lua` asks for and gives the exit status.
  ///
  /// The first word is the name that messages begin with and that scripts find in `arg`. The state
  /// has every library and no limit; it uses the standard streams, takes Ctrl-C while it runs, and
  /// `os.exit` ends the process.
  public static func run(_ words: [UnsafeMutablePointer<CChar>]) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = words + [nil]
    return nl_lua_main(Int32(clamping: words.count - 1), &words)
  }
}
