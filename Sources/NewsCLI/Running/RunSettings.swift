import NewsCorpus

/// What a command line says about a run, besides its components and options.
struct RunSettings {
  /// How results are written.
  var format = RunCommand.Format.text
  /// The table that CSV has, from 1, or nil for all.
  var table: Int?
  /// The file that results go to, or nil for standard output.
  var outputPath: String?
  /// How many threads work; nil for all cores.
  var workers: Int? = 1
  /// About how many articles a worker gets at a time.
  var shardSize = ShardRule.standardSize
  /// Which articles.
  var selection = CorpusSelection()
  /// The file that gets a line for every article and component, or nil.
  var statusesPath: String?
  /// After how many failed articles the run ends; nil for never.
  var mostErrors: Int?
  /// Where the run remembers what is done, so that it can go on after its end; nil for nowhere.
  var journal: JournalRequest?
  /// The receipt that is wanted, or nil.
  var receipt: ReceiptRequest?
  /// Whether each shard is worked on in states of its own.
  var opensAnew = false
  /// Whether labels and mentions are kept in the store.
  var saves = false
  /// The words that start worker processes, or nil when threads of this one work.
  var isolation: [String]?
  /// Who goes on with what the run comes to, or nil.
  var listener: RunListener?
  /// How much is said.
  var verbosity = Verbosity.normal
  /// Whether progress is shown.
  var showsProgress = true

  /// How much a run says on standard error.
  enum Verbosity {
    /// What went wrong.
    case quiet
    /// The sum of it, too.
    case normal
    /// How each component fared and how long it took, too.
    case verbose
  }

  /// Nothing but defaults.
  init() {}
}
