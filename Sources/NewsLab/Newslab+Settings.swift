import LuaKit
import NewsModel
import NewsScript
import Spelling

extension Newslab {
  /// Sets options as `--set` does: `option` for every component that has it, `component.option`
  /// for one.
  static func apply(_ settings: [String: String], to components: inout [LoadedComponent])
    throws(NewslabError)
  {
    for (name, text) in settings.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      let option = parts.last ?? name
      let meant = components.indices.filter { index in
        let component = components[index].component
        return parts.count == 2
          ? component.name == parts[0] : component.options.contains { $0.name == option }
      }
      if meant.isEmpty {
        let known = components.flatMap { $0.component.options.map(\.name) }
        let question = NearestName.question(NearestName.nearest(to: option, among: known))
        throw .component("no component that runs has the option '\(name)'\(question)")
      }
      for index in meant {
        do throws(LuaError) {
          try components[index].set(option, to: text)
        } catch {
          throw .component(error.description)
        }
      }
    }
  }
}
