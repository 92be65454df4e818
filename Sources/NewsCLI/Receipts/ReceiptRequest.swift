import NewsAnalysis
import NewsCorpus
import NewsPlugins
import NewsScript

/// The receipt that a run is to have; it gathers what goes into it while the run goes on.
final class ReceiptRequest {
  /// Where the receipt is written, or nil when it is only compared.
  let path: String?
  /// The receipt that the run is to have again, or nil.
  let known: Receipt?
  /// What the command line calls the corpus.
  private let corpus: String
  /// The options that narrow the corpus.
  private let selection: [String: String]
  /// The words of the command line that decide what becomes of articles.
  private let command: [String]
  private var articles = CorpusFingerprint()
  private var rules = ""
  private var codes: [String] = []
  private var plugins: [Receipt.Plugin] = []
  private var columns: Int?
  /// The receipt of the run, once that has ended.
  private(set) var made: Receipt?

  /// Takes what the command line says; `known` when the run is repeated to be compared.
  init(
    path: String?, known: Receipt?, corpus: String, selection: [String: String],
    command: [String]
  ) {
    (self.path, self.known, self.corpus) = (path, known, corpus)
    (self.selection, self.command) = (selection, command)
  }

  /// Whether the run is repeated to be compared.
  var isVerifying: Bool { known != nil }

  /// The columns that text fits: those of the known receipt, else those of the screen.
  func width(fitting columns: Int?) -> Int? {
    self.columns = known.map(\.form.columns) ?? columns
    return self.columns
  }

  /// Notes what runs, before it has run.
  func begin(_ components: [LoadedComponent], in session: Session) throws {
    rules = AnalysisFingerprint.analysis(try session.lazyTools())
    codes = components.map(\.codeFingerprint)
    var known: Set<String> = []
    for component in components {
      guard let folder = Self.folder(ofPlugin: component), known.insert(folder).inserted else {
        continue
      }
      do throws(PluginError) {
        let plugin = try Plugin(folder: folder, origin: .named, current: ".")
        plugins.append(
          Receipt.Plugin(
            name: plugin.manifest.name, version: "\(plugin.manifest.version)",
            fingerprint: try plugin.fingerprint()))
      } catch {
        throw CommandFailure(.inputOutput, "--receipt: \(error)")
      }
    }
    plugins.sort { ($0.name, $0.fingerprint) < ($1.name, $1.fingerprint) }
  }

  /// The folder of the plugin that a component comes from; nil for a file.
  private static func folder(ofPlugin component: LoadedComponent) -> String? {
    component.source.hasSuffix(".lua") ? nil : component.state.files.folder
  }

  /// Notes the articles of a result; they come in the order of the corpus.
  func add(_ result: ShardResult) {
    for article in result.contents { articles.add(article) }
  }

  /// The articles of the run, while there are not too many to name.
  var contents: [ArticleContent]? { articles.articles }

  /// Makes the receipt, and writes it when it has a path.
  func finish(
    _ components: [LoadedComponent], _ settings: RunSettings, counts: RunCounts,
    written: (bytes: Int, sha256: String), in session: Session
  ) throws {
    let shown = components.enumerated().map { index, loaded in
      Receipt.Component(
        kind: loaded.component.kind.rawValue, name: loaded.component.name, source: loaded.source,
        code: codes.indices.contains(index) ? codes[index] : "",
        options: loaded.options.mapValues(\.shown), statuses: counts.statuses[index])
    }
    let options = session.scriptOptions
    let receipt = Receipt(
      version: Version.current, rules: rules,
      corpus: Receipt.Corpus(
        name: corpus, count: articles.count, fingerprint: articles.hex,
        marks: (articles.articles ?? []).map(\.mark)),
      selection: selection, components: shown, plugins: plugins,
      limits: options.limits.descriptions,
      permissions: options.permissions.map(\.explanation).sorted(),
      form: Receipt.Form(
        format: settings.format.rawValue, table: settings.table, columns: columns),
      counts: Receipt.Counts(
        processed: counts.processed, kept: counts.kept, failed: counts.failed,
        unreadable: counts.unreadable),
      bytes: written.bytes, sha256: written.sha256, command: command,
      folder: JournalRequest.currentFolder)
    made = receipt
    guard let path else { return }
    try CommandFailure.writing(receipt.fileBytes, to: path)
  }
}
