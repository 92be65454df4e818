import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsPlugins
import NewsScript

/// What loads reader components, each time in a state of its own.
struct ReaderLoading: Sendable {
  let tools: AnalysisTools
  let options: ScriptOptions
  let environment: [String: String]
  let resources: ResourceFolder

  /// The reader of a specification.
  func load(_ specification: String) throws(ComponentLoadError) -> LoadedComponent {
    let loader = ComponentLoader(
      host: host(), environment: environment, folder: ".", resources: resources)
    let readers = try loader.load(specification).filter { $0.component.kind == .reader }
    guard readers.count == 1 else {
      let names = readers.map(\.component.name).joined(separator: ", ")
      throw .usage(
        readers.isEmpty
          ? "'\(specification)' has no reader"
          : "'\(specification)' has \(readers.count) readers (\(names)); name one as "
            + "\(specification):NAME")
    }
    return readers[0]
  }

  /// The format that the reader of a specification reads.
  func format(_ specification: String) throws(LuaError) -> CorpusFormat {
    try ReaderComponent { () throws(LuaError) in
      do throws(ComponentLoadError) {
        return try load(specification)
      } catch {
        switch error {
        case .notLoaded(let error): throw error
        case .usage(let message), .unreadable(let message), .refused(let message, _):
          throw LuaError(message)
        }
      }
    }.format()
  }

  /// Asks all plugins for their readers.
  func plugins() -> PluginFormats.Found {
    var found = PluginFormats.Found()
    let folders = PluginFolders(environment: environment, folder: ".", resources: resources)
    for result in folders.all() {
      do {
        let plugin = try result.get()
        for reader in try plugin.load(host: host()) where reader.component.kind == .reader {
          let name = plugin.manifest.name + ":" + reader.component.name
          found.formats.append(.init(try format(name), reader: name))
        }
      } catch {
        found.problems.append("a plugin does not load: \(error)")
      }
    }
    return found
  }

  private func host() -> ScriptHost {
    let host = ScriptHost(tools)
    options.apply(to: host)
    return host
  }
}

extension Session {
  /// The format that a reader component reads, by what the command line calls it.
  func readerComponent(_ specification: String) throws -> CorpusFormat {
    let loading = try readerLoading()
    do {
      _ = try loading.load(specification)
    } catch {
      throw failure(loading: error)
    }
    do {
      return try loading.format(specification)
    } catch {
      throw failure(loading: .notLoaded(error))
    }
  }

  /// The formats that plugins read; no plugin is loaded before somebody asks.
  func pluginFormats() throws(CommandFailure) -> PluginFormats {
    let loading = try readerLoading()
    return PluginFormats { loading.plugins() }
  }

  private func readerLoading() throws(CommandFailure) -> ReaderLoading {
    ReaderLoading(
      tools: try lazyTools(), options: scriptOptions, environment: environment,
      resources: try resources())
  }
}
