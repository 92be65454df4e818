import NewsAnalysis

/// The formats that reader components of plugins read, found when an input has an extension that no
/// format of newslab's own has.
package final class PluginFormats: Sendable {
  /// A format and the component that reads it.
  package struct Format: Sendable {
    /// The format.
    package let format: CorpusFormat
    /// What `--reader` calls the component: `PLUGIN:NAME`.
    package let reader: String

    /// Takes both.
    package init(_ format: CorpusFormat, reader: String) {
      (self.format, self.reader) = (format, reader)
    }
  }

  /// What plugins have.
  package struct Found: Sendable {
    /// Their formats, in the order of the names of the plugins.
    package var formats: [Format] = []
    /// Why plugins cannot be asked, a line each.
    package var problems: [String] = []

    /// Nothing.
    package init() {}
  }

  private let lazily: Lazily<Found>

  /// Takes what asks all plugins; it is called once, and only when somebody wants to know.
  package init(_ find: @escaping @Sendable () -> Found) { lazily = Lazily { find() } }

  /// What was found.
  package var found: Found { (try? lazily.get()) ?? Found() }

  /// The formats of an extension.
  func formats(of suffix: String) -> [Format] {
    found.formats.filter { $0.format.extensions.contains(suffix) }
  }
}
