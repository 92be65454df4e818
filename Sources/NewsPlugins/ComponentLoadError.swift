import LuaKit

/// Why what a command line calls a component cannot be had.
package enum ComponentLoadError: Error, CustomStringConvertible {
  /// The name is wrong: nothing is called so, or more than one thing.
  case usage(String)
  /// The file or plugin does not load; the error is Lua's, when it is one.
  case notLoaded(String, LuaError?)
  /// The file cannot be read.
  case unreadable(String)

  /// What is wrong, with file and line where they are known.
  package var description: String {
    switch self {
    case .usage(let message), .notLoaded(let message, _), .unreadable(let message): message
    }
  }

  init(_ error: LuaError) { self = .notLoaded(error.description, error) }

  init(_ error: PluginError) {
    switch error {
    case .unknown: self = .usage(error.description)
    case .unreadable: self = .unreadable(error.description)
    case .script(let error): self.init(error)
    case .badManifest, .wrongVersion, .noComponents: self = .notLoaded(error.description, nil)
    }
  }
}
