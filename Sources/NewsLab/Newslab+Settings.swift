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
      let setting = ComponentSetting(name)
      let meant = setting.places(in: components)
      if meant.isEmpty {
        let known = components.flatMap { $0.component.options.map(\.name) }
        let question = NearestName.question(NearestName.nearest(to: setting.option, among: known))
        throw .component("no component that runs has the option '\(name)'\(question)")
      }
      for index in meant {
        do throws(LuaError) {
          try components[index].set(setting.option, to: text)
        } catch {
          throw .component(error.description)
        }
      }
    }
  }
}
