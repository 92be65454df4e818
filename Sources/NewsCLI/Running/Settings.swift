import LuaKit
import NewsModel
import NewsScript
import Spelling

/// What `--set` says: `option=value` for every component that has the option, or
/// `component.option=value` for one.
struct Settings {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  /// Sets the options; a setting that no component has, or that has a wrong value, is a usage error.
  func apply(to components: inout [LoadedComponent]) throws(CommandFailure) {
    for word in words {
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        throw CommandFailure(.usage, "--set: expected NAME=VALUE, got '\(word)'")
      }
      let value = String(word[word.index(after: equals)...])
      try apply(String(word[..<equals]), value, to: &components)
    }
  }

  private func apply(_ name: String, _ value: String, to components: inout [LoadedComponent])
    throws(CommandFailure)
  {
    let setting = ComponentSetting(name)
    let meant = setting.places(in: components)
    if meant.isEmpty { throw unknown(setting, components) }
    for index in meant {
      do throws(LuaError) {
        try components[index].set(setting.option, to: value)
      } catch {
        throw CommandFailure(.usage, "--set: " + error.message)
      }
    }
  }

  private func unknown(
    _ setting: ComponentSetting, _ components: [LoadedComponent]
  ) -> CommandFailure {
    if let name = setting.component {
      let nearest = NearestName.nearest(to: name, among: components.map(\.component.name))
      let question = NearestName.question(nearest)
      return CommandFailure(.usage, "--set: no component '\(name)' runs\(question)")
    }
    let name = setting.option
    let options = components.flatMap { $0.component.options.map(\.name) }
    let question = NearestName.question(NearestName.nearest(to: name, among: options))
    let title = components.count == 1 ? components[0].component.title + ": " : ""
    return CommandFailure(
      .usage, "\(title)unknown option '\(name)'\(question)",
      notes: options.isEmpty
        ? [] : ["known options: " + Set(options).sorted().joined(separator: ", ")])
  }
}
