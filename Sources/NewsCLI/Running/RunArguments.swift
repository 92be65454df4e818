import CommandKit
import NewsCorpus

/// What a command line says about which articles are run, by how many, and when to end.
enum RunArguments {
  /// `N` or `N:SEED`.
  struct SampleSize: ArgumentValue {
    static let expectation = "a whole number above 0, or such a number, a colon and a seed"
    let argument: String
    let sample: CorpusSelection.Sample

    init?(argument: String) {
      let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2, let count = Int(parts[0]), count > 0 else { return nil }
      let seed = parts.count == 2 ? UInt64(parts[1]) : 0
      guard let seed else { return nil }
      (self.argument, sample) = (argument, CorpusSelection.Sample(count: count, seed: seed))
    }
  }

  static let workers = Option<PositiveCount?>(
    "--workers", short: "-j", value: "N", "Threads that work; all processors unless given.")
  static let search = Option<NonEmptyText?>(
    "--where", value: "QUERY", "Only articles that 'newslab search' finds by this.")
  static let sample = Option<SampleSize?>(
    "--sample", value: "N[:SEED]", "Only N articles by chance, the same ones for the same seed.")
  static let limit = Option<PositiveCount?>("--limit", value: "N", "Only the first N articles.")
  static let statuses = Option<NonEmptyText?>(
    "--statuses", value: "FILE", "Writes how each component fared with each article, JSON lines.")
  static let mostErrors = Option<PositiveCount?>(
    "--max-errors", value: "N", "Ends once components failed in N articles.")
  static let failFast = Flag("--fail-fast", "Ends with the first article that fails.")
  static let shardSize = Option(
    "--shard-size", value: "N", default: PositiveCount(ShardRule.standardSize),
    "About how many articles a worker gets at a time.")
  static let journal = Option<NonEmptyText?>(
    "--journal", value: "FILE", "Where the run remembers what is done; else below XDG_STATE_HOME.")
  static let resume = Flag(
    "--resume", "Goes on with an interrupted run: the last one, or that of FILE or --output.")
  static let isolate = Flag(
    "--isolate", "Runs components in processes of their own; one that dies costs one article.")
  static let freshStates = Flag(
    "--fresh-states", "Opens components anew for every shard, as --check-determinism does.")
  static let save = Flag(
    "--save", "Keeps labels and added mentions in the store, where searches find them.")
  static let quiet = Flag("--quiet", short: "-q", "Says nothing but what went wrong.")
  static let verbose = Flag("--verbose", short: "-v", "Says how each component fared.")
  static let noProgress = Flag("--no-progress", "Does not show how far it is.")

  /// The options, in the order of the help.
  static let all: [any Argument] = [
    workers, search, sample, limit, statuses, mostErrors, failFast, shardSize, journal,
    resume, isolate, freshStates, save, quiet, verbose, noProgress,
  ]

  /// What was said, but for the articles.
  static func settings(
    _ parsed: ParsedArguments, in session: Session
  ) throws(CommandFailure) -> RunSettings {
    var settings = RunSettings()
    settings.workers = parsed[workers]?.count
    settings.shardSize = parsed[shardSize].count
    settings.saves = parsed[save]
    settings.statusesPath = parsed[statuses]?.argument
    settings.opensAnew = parsed[freshStates]
    settings.mostErrors = parsed[failFast] ? 1 : parsed[mostErrors]?.count
    if parsed[failFast], parsed[mostErrors] != nil {
      throw CommandFailure(.usage, "--fail-fast and --max-errors are both given")
    }
    if parsed[quiet], parsed[verbose] {
      throw CommandFailure(.usage, "--quiet and --verbose are both given")
    }
    settings.verbosity = parsed[quiet] ? .quiet : parsed[verbose] ? .verbose : .normal
    settings.showsProgress = !parsed[noProgress] && !parsed[quiet]
    return settings
  }

  /// The journal that is wanted: runs that write a file have one.
  static func journal(
    _ parsed: ParsedArguments, output: String?, in session: Session
  ) -> JournalRequest? {
    let path =
      parsed[journal]?.argument
      ?? output.flatMap { JournalRequest.path(ofOutput: $0, session.environment) }
    guard let path else { return nil }
    return JournalRequest(
      path: path, goesOn: parsed[resume], isNamed: parsed[journal] != nil,
      arguments: parsed.words.filter { $0 != resume.description.name })
  }

  /// The articles that are meant.
  static func selection(
    _ parsed: ParsedArguments, of corpus: any Corpus, in session: Session
  ) throws -> CorpusSelection {
    var selection = CorpusSelection()
    selection.sample = parsed[sample]?.sample
    selection.limit = parsed[limit]?.count
    guard let text = parsed[search]?.argument else { return selection }
    let query = try QueryText.parse(text, option: "--where")
    let tools = try session.lazyTools()
    do throws(CorpusError) {
      let search = try CorpusSearch(corpus, tools: tools)
      selection.ids = Set(try search.ids(query, StoreSearch.Options(order: .corpus)))
    } catch {
      throw CommandFailure(error)
    }
    return selection
  }
}
