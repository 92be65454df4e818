/// An option as somebody names it who sets it: `option`, for every component that has it, or
/// `component.option`, for one.
package struct ComponentSetting {
  /// The component that is named, or nil.
  package let component: String?
  /// The option.
  package let option: String

  /// Takes a name apart.
  package init(_ name: String) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    component = parts.count == 2 ? parts[0] : nil
    option = parts.last ?? name
  }

  /// Which of some components are meant, by their places.
  package func places(in components: [LoadedComponent]) -> [Int] {
    components.indices.filter { index in
      let found = components[index].component
      return component.map { found.name == $0 } ?? found.options.contains { $0.name == option }
    }
  }
}
