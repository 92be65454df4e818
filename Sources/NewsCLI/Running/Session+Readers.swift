import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsPlugins
import NewsScript

extension Session {
  /// The format that a reader component reads, by what the command line calls it.
  func readerComponent(_ specification: String) throws -> CorpusFormat {
    let tools = try lazyTools()
    let (options, environment, resources) = (scriptOptions, environment, try resources())
    @Sendable func load() throws(ComponentLoadError) -> LoadedComponent {
      let host = ScriptHost(tools)
      options.apply(to: host)
      let loader = ComponentLoader(
        host: host, environment: environment, folder: ".", resources: resources)
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
    do {
      _ = try load()
    } catch {
      throw failure(loading: error)
    }
    let component = ReaderComponent { () throws(LuaError) in
      do throws(ComponentLoadError) {
        return try load()
      } catch {
        switch error {
        case .notLoaded(let error): throw error
        case .usage(let message), .unreadable(let message): throw LuaError(message)
        }
      }
    }
    do {
      return try component.format()
    } catch {
      throw failure(loading: .notLoaded(error))
    }
  }
}
