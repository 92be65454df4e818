import Glibc
import LuaKit
import NewsAnalysis
import NewsPlugins
import NewsScript

/// The work of `newslab doctor`.
struct Checkup {
  /// How well one thing is.
  enum Level: String { case ok, warning, error }

  /// What was found out about one thing.
  struct Finding {
    let level: Level
    let subject: String
    let text: String

    init(_ level: Level, _ subject: String, _ text: String) {
      (self.level, self.subject, self.text) = (level, subject, text)
    }

    /// The line that is printed.
    var line: String { Self.padded(level.rawValue, 9) + Self.padded(subject, 11) + text + "\n" }

    private static func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
  }

  let session: Session

  /// Looks at everything.
  func findings() -> [Finding] {
    var findings = [Finding(.ok, "version", "newslab \(Version.current)")]
    do throws(CommandFailure) {
      findings += installed(try session.resources())
    } catch {
      findings.append(Finding(.error, "resources", error.message ?? "not found"))
    }
    findings += [lua, scripts, locale, terminal]
    findings += ["XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"].map(folder)
    if let corpus { findings.append(corpus) }
    return findings
  }

  private func installed(_ resources: ResourceFolder) -> [Finding] {
    var findings = [Finding(.ok, "resources", resources.lexicons)]
    do throws(CommandFailure) {
      let tools = try session.tools()
      findings.append(Finding(.ok, "lists", "all load"))
      for (left, right) in (try? tools.roles())?.overlaps ?? [] {
        let text = "two hold one office at one time: \(left.description) and \(right.description)"
        findings.append(Finding(.warning, "roles", text))
      }
    } catch {
      findings.append(Finding(.error, "lists", error.message ?? "do not load"))
    }
    findings.append(languages(resources))
    let folders = PluginFolders(
      environment: session.environment, folder: ".", resources: resources)
    var names: [String] = []
    for result in folders.all() {
      switch result {
      case .success(let plugin):
        names.append("\(plugin.manifest.name) (\(plugin.origin.rawValue))")
      case .failure(let error): findings.append(Finding(.error, "plugin", error.description))
      }
    }
    let found = names.isEmpty ? "none" : names.joined(separator: ", ")
    findings.append(Finding(.ok, "plugins", found))
    return findings + imported
  }

  /// The imported lists of names, if any, and why one of them is made anew with each start.
  private var imported: [Finding] {
    do throws(CommandFailure) {
      return try session.importedLists().map { opened in
        let text = "\(opened.list.name): \(opened.list.count) names"
        return opened.problem.map {
          Finding(.warning, "names", text + ", compiled in memory at each start: " + $0)
        } ?? Finding(.ok, "names", text)
      }
    } catch {
      return [Finding(.error, "names", error.message ?? "do not load")]
    }
  }

  /// Whether languages can be told apart.
  private func languages(_ resources: ResourceFolder) -> Finding {
    let place = LanguageIdentifier.Place(
      lexicons: resources.lexicons, environment: session.environment)
    if let folder = place.folder { return Finding(.ok, "languages", folder) }
    return Finding(
      .warning, "languages",
      "only English is known; install libexttextcat-data (looked in "
        + place.lookedIn.joined(separator: ", ") + ")")
  }

  private var lua: Finding {
    do throws(LuaError) {
      let state = try LuaState(policy: .script)
      let results = try state.call(state.load("return _VERSION", name: "=doctor"))
      return Finding(.ok, "lua", results.first?.text ?? "Lua")
    } catch {
      return Finding(.error, "lua", error.message)
    }
  }

  /// Whether a state has all functions and globals that are described.
  private var scripts: Finding {
    let description = NewslabAPI.description
    let functions = description.modules.flatMap { module in
      module.functions.map { "\(module.name).\($0.name)" }
    }
    let count = HelpRenderer(description).names.count
    do {
      let state = try ScriptState(host: ScriptHost(session.tools()), policy: .script)
      let missing = try (functions + description.globals.map(\.name)).filter { name in
        let chunk = try state.lua.load("return \(name) ~= nil", name: "=doctor")
        return try !state.lua.call(chunk, as: Bool.self)
      }
      return missing.isEmpty
        ? Finding(.ok, "scripts", "\(count) names described, all functions there")
        : Finding(.error, "scripts", "not there: " + missing.joined(separator: ", "))
    } catch {
      return Finding(.error, "scripts", "\(error)")
    }
  }

  private var locale: Finding {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { session.environment[$0] }
    guard let name = names.first(where: { !$0.isEmpty }) else {
      return Finding(.warning, "locale", "none is set; for text that is not ASCII: LANG=C.UTF-8")
    }
    let isUTF8 = ["utf-8", "utf8"].contains { name.lowercased().hasSuffix($0) }
    return isUTF8
      ? Finding(.ok, "locale", name)
      : Finding(.warning, "locale", "\(name) is not UTF-8; try LANG=C.UTF-8")
  }

  private var terminal: Finding {
    guard Terminal.isOutput else { return Finding(.ok, "terminal", "output is not one") }
    let type = session.environment["TERM"] ?? ""
    let columns = Terminal.columns.map { ", \($0) columns" } ?? ""
    return type.isEmpty || type == "dumb"
      ? Finding(.warning, "terminal", "TERM is '\(type)': lines cannot be edited" + columns)
      : Finding(.ok, "terminal", type + columns)
  }

  /// Whether the user's folder of a kind can be written, or made.
  private func folder(_ variable: String) -> Finding {
    let usual =
      [
        "XDG_DATA_HOME": "/.local/share", "XDG_STATE_HOME": "/.local/state",
        "XDG_CACHE_HOME": "/.cache",
      ][variable] ?? ""
    let set = session.environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = set ?? session.environment["HOME"].map({ $0 + usual }) else {
      return Finding(.warning, "folder", "neither \(variable) nor HOME is set")
    }
    let path = base + "/newslab"
    var place = path
    while access(place, F_OK) != 0, let slash = place.lastIndex(of: "/"), slash > place.startIndex {
      place = String(place[..<slash])
    }
    var status = stat()
    let isFolder = stat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    return isFolder && access(place, W_OK | X_OK) == 0
      ? Finding(.ok, "folder", path)
      : Finding(
        variable == "XDG_CACHE_HOME" ? .warning : .error, "folder", "\(path) cannot be written")
  }

  private var corpus: Finding? {
    guard let name = session.environment["NEWSLAB_CORPUS"], !name.isEmpty else { return nil }
    do {
      _ = try session.corpus(named: nil)
      return Finding(.ok, "corpus", name)
    } catch let failure as CommandFailure {
      return Finding(.error, "corpus", failure.message ?? name)
    } catch {
      return Finding(.error, "corpus", "\(error)")
    }
  }
}
