import NewsPlugins
import NewsScript

extension HelpLibrary {
  /// A component that comes with newslab or with a plugin, by what `:run` calls it; nil for others.
  func component(named name: String) -> Component? {
    guard name.contains(":") || components.contains(where: { $0.name == name }),
      !name.contains("/"), !name.contains(".lua"), let resources = try? session.resources()
    else { return nil }
    let loader = ComponentLoader(
      host: host, environment: session.environment, folder: ".", resources: resources)
    return (try? loader.load(name))?.first?.component
  }
}
