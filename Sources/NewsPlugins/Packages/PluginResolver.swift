import NewsCorpus
import Spelling

/// Finds for plugins the versions of other plugins that they need.
///
/// Each plugin has its own choice, so that two may use different versions of a third; as long as one
/// version will do for several, they share it. What is chosen: a version that another plugin has
/// already, else one that is installed, else the highest.
package struct PluginResolver {
  /// A plugin with the versions of those that it uses.
  package struct Resolved {
    /// The plugin.
    package let candidate: PluginCandidate
    /// The versions of the others, by name.
    package let dependencies: [String: SemanticVersion]
  }

  private let newslab: SemanticVersion
  private let find: (String) -> [PluginCandidate]
  private let prefers: (PluginCandidate) -> Bool
  private var chosen: [String: Resolved] = [:]
  private var order: [String] = []
  private var steps = 0

  /// Plugins after which looking for more is given up.
  private static let most = 500
  /// Tries after which versions are said not to fit together.
  private static let mostSteps = 20_000

  /// Makes a resolver.
  ///
  /// - Parameters:
  ///   - newslab: The version of newslab that all must work with.
  ///   - find: The plugins of a name that there are, from the highest version down.
  ///   - prefers: Whether a plugin is rather chosen than a higher version, since it is installed.
  package init(
    newslab: SemanticVersion, find: @escaping (String) -> [PluginCandidate],
    prefers: @escaping (PluginCandidate) -> Bool
  ) {
    (self.newslab, self.find, self.prefers) = (newslab, find, prefers)
  }

  /// The plugins that somebody asks for, and all that they need, each behind what it needs.
  package mutating func resolve(_ roots: [PluginCandidate]) throws(PluginError) -> [Resolved] {
    for root in roots { try settle(root, chain: []) }
    return order.compactMap { chosen[$0] }
  }

  private mutating func settle(
    _ candidate: PluginCandidate, chain: [String]
  ) throws(PluginError) {
    let title = candidate.title
    let chain = chain + [title]
    guard candidate.manifest.newslab.contains(newslab) else {
      throw .unsettled(
        "'\(candidate.manifest.name)' works with newslab \(candidate.manifest.newslab), this is "
          + "\(newslab)", chain: chain)
    }
    if chosen[title] != nil { return }
    steps += 1
    if order.count >= Self.most || chain.count >= Self.most || steps > Self.mostSteps {
      throw .unsettled(
        "more than \(Self.most) plugins, or too many versions to try them all", chain: chain)
    }
    var dependencies: [String: SemanticVersion] = [:]
    for (name, range) in candidate.manifest.dependencies.sorted(by: { $0.key < $1.key }) {
      dependencies[name] = try choose(name, range, chain: chain)
    }
    chosen[title] = Resolved(candidate: candidate, dependencies: dependencies)
    order.append(title)
  }

  /// The version of a plugin that another one gets.
  private mutating func choose(
    _ name: String, _ range: VersionRange, chain: [String]
  ) throws(PluginError) -> SemanticVersion {
    let wanted = chain + ["\(name) \(range)"]
    if let start = chain.firstIndex(where: { $0.hasPrefix(name + " ") }) {
      throw .unsettled(
        "plugins need one another in a circle", chain: Array(wanted[start...]))
    }
    let known = find(name)
    let fitting = known.filter { range.contains($0.manifest.version) }
    if fitting.isEmpty {
      let names = known.isEmpty ? "there is no such plugin" : Self.reasons(known, range, newslab)
      throw .unsettled("'\(name)' \(range) cannot be had: \(names)", chain: wanted)
    }
    let ranked =
      fitting.filter { chosen[$0.title] != nil } + fitting.filter(prefers) + fitting
    var problem: PluginError?
    for candidate in ranked {
      let before = (chosen, order)
      do throws(PluginError) {
        try settle(candidate, chain: chain)
        return candidate.manifest.version
      } catch {
        (chosen, order) = before
        problem = problem ?? error
      }
    }
    throw problem ?? .unsettled("'\(name)' \(range) cannot be had", chain: wanted)
  }

  /// Why none of some versions will do.
  static func reasons(
    _ known: [PluginCandidate], _ range: VersionRange, _ newslab: SemanticVersion
  ) -> String {
    known.prefix(8).map { candidate in
      let version = candidate.manifest.version
      if !range.contains(version) { return "\(version) is not in \(range)" }
      return "\(version) works with newslab \(candidate.manifest.newslab), this is \(newslab)"
    }.joined(separator: "; ")
  }
}
