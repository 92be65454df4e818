/// What stands behind a command, for completion.
enum PromptArgument: Sendable {
  /// A file or folder.
  case file
  /// A corpus: a folder, a store or an archive.
  case corpus
  /// Components as `newslab run` takes them, variables that hold one, and the options of a run.
  case component
  /// A topic or a name of the reference.
  case topic
  /// A command, without its colon.
  case command
  /// A setting of the session, then its value.
  case setting
  /// A limit of the session, as `name=`.
  case limit
  /// The number of an entry.
  case entry
  /// A file, then numbers of entries.
  case fileAndEntries
  /// A file, then an expression.
  case fileAndExpression
  /// The id of an article of the corpus.
  case articleID
  /// An expression in Lua.
  case expression
  /// The name of a variable or field.
  case name
  /// The name of a plugin.
  case plugin
  /// One of some words.
  case words([String])
}
