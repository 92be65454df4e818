import Glibc
import LuaKit
import NewsAnalysis
import NewsScript
package enum ComponentLoadError: Error { case usage(String), notLoaded(LuaError), unreadable(String) }
package struct ComponentLoader {
  let host: ScriptHost
  package init(host: ScriptHost, environment: [String: String], folder: String, resources: ResourceFolder) { self.host = host }
  package func load(_ specification: String) throws(ComponentLoadError) -> [LoadedComponent] {
    guard let f = fopen(specification, "r") else { throw .unreadable(specification) }
    var bytes = [UInt8](repeating: 0, count: 1_000_000)
    let n = fread(&bytes, 1, bytes.count, f)
    do throws(LuaError) {
      let state = try ScriptState(host: host, policy: .script)
      return try state.components(in: state.run(Array(bytes[..<n]), name: "@" + specification)).map { LoadedComponent($0, in: state, from: specification) }
    } catch { throw .notLoaded(error) }
  }
}
