import NewsCorpus
import NewsScript

/// What a run was made of and what it came to, so that somebody else can run it again and compare.
///
/// Nothing in it depends on the clock, the machine, or how many workers there were.
struct Receipt: Equatable, Sendable {
  /// What the file says it is.
  static let format = "newslab-receipt/1"

  /// The articles of the run.
  struct Corpus: Equatable, Sendable {
    /// What the command line calls it.
    var name: String
    /// How many articles ran.
    var count: Int
    /// Of ids and contents in the order of the corpus.
    var fingerprint: String
    /// The mark of each article; none when there are too many articles.
    var marks: [String]
  }

  /// A component, and how it fared.
  struct Component: Equatable, Sendable {
    var kind: String
    var name: String
    var source: String
    /// Of its code, modules and files.
    var code: String
    /// The values of its options, as `--set` takes them.
    var options: [String: String]
    var statuses: RunCounts.Statuses
  }

  /// A plugin that a component comes from.
  struct Plugin: Equatable, Sendable {
    var name: String
    var version: String
    /// Of all its files.
    var fingerprint: String
  }

  /// The form of the result.
  struct Form: Equatable, Sendable {
    var format: String
    /// The table that CSV has, or nil for all.
    var table: Int?
    /// The columns that text fits, or nil when there was no screen.
    var columns: Int?
  }

  /// How many articles became what.
  struct Counts: Equatable, Sendable {
    var processed: Int
    var kept: Int
    var failed: Int
    var unreadable: Int
  }

  /// The version of newslab.
  var version: String
  /// A fingerprint of the rules of the analysis.
  var rules: String
  var corpus: Corpus
  /// The options that narrow the corpus, by their names.
  var selection: [String: String]
  var components: [Component]
  var plugins: [Plugin]
  /// The limits that the command line sets, in words.
  var limits: [String]
  /// What the command line grants, in words.
  var permissions: [String]
  var form: Form
  var counts: Counts
  /// How many bytes the result has.
  var bytes: Int
  /// The SHA-256 of the result.
  var sha256: String
  /// The words of the command line that decide what becomes of the articles.
  var command: [String]
  /// The folder in which they count.
  var folder: String
}
