import LuaKit

/// Why what a command line calls a component cannot be had.
package enum ComponentLoadError: Error, CustomStringConvertible {
  /// The name is wrong: nothing is called so, or more than one thing.
  case usage(String)
  /// The file or plugin does not load: Lua's error with file and line, or what is wrong with the
  /// plugin.
  case notLoaded(LuaError)
  /// The file cannot be read.
  case unreadable(String)
  /// An installed plugin is not what it was.
  case refused(String, notes: [String])

  /// What is wrong, with file and line where they are known.
  package var description: String {
    switch self {
    case .usage(let message), .unreadable(let message), .refused(let message, _): message
    case .notLoaded(let error): error.description
    }
  }

  init(_ error: PluginError) {
    switch error {
    case .unknown, .badSource: self = .usage(error.description)
    case .unreadable, .notWritable, .tool, .busy: self = .unreadable(error.description)
    case .refused(let problem, let notes): self = .refused(problem, notes: notes)
    case .script(let error): self = .notLoaded(error)
    case .badManifest, .wrongVersion, .noComponents, .badTree, .unsettled:
      self = .notLoaded(LuaError(error.description))
    }
  }
}
