import CommandKit

/// What help says of a command of the prompt beyond its sentence.
struct CommandDetails: Sendable {
  /// How its words are read, and what comes of them.
  let text: String
  /// Lines as they are typed.
  let examples: [String]
  /// Its options, those of a command of the shell.
  var options: [any Argument] = []

  /// The options as help lists them.
  var rows: [HelpPage.Row] {
    options.map(\.description).filter { $0.kind != .positional }.map { option in
      let short = option.short.map { $0 + ", " } ?? ""
      let value = option.valueName.map { " " + $0 } ?? ""
      var notes: [String] = []
      if !option.choices.isEmpty { notes.append(option.choices.joined(separator: ", ")) }
      if let standard = option.defaultValue, !standard.isEmpty {
        notes.append("default: " + standard)
      }
      if option.isRepeatable, option.kind == .option { notes.append("may be repeated") }
      let more = notes.isEmpty ? "" : " (" + notes.joined(separator: "; ") + ")"
      return HelpPage.Row(short + option.name + value, option.summary + more)
    }
  }

  /// What there is to say, by the name of the command.
  static let all: [String: CommandDetails] = [
    "run": CommandDetails(
      text: """
        A component is a variable of the session, FILE.lua, FILE.lua:NAME, PLUGIN:NAME, or a name \
        that only one component has; ':components' lists them, and Tab behind ':run ' does. Filters \
        narrow, annotators and classifiers add, reports close. --set sets an option of a component; \
        NAME? says which there are. Filters leave the articles that are kept in _, reports their \
        tables.
        """,
      examples: [
        ":run who-said-what --limit 20",
        ":run speech who-said-what --set least=5 --where 'date:2017'",
      ], options: PromptRun.arguments),
    "save": CommandDetails(
      text: """
        Numbers and ranges behind the file choose entries, which ':history' lists. -f replaces a \
        file that is there. Expressions become print, what went wrong becomes a comment, and \
        components are returned, so that 'newslab run FILE' runs them.
        """,
      examples: [":save session.lua", ":save speech.lua 3-5 8", ":save speech.lua -f 12"]),
    "export": CommandDetails(
      text: """
        The end of the name says what is written: .html has charts, .csv and .json have the \
        numbers. An expression behind it is written alone, else the whole session. -f replaces a \
        file that is there.
        """,
      examples: [
        ":export session.html", ":export speakers.csv speakers", ":export months.html -f months",
      ]),
    "set": CommandDetails(
      text: """
        Without a name it lists the settings, with a name alone it shows one. They end with the \
        session; newslab.settings.rows = 50 in newslab/init.lua below ~/.config sets one for all.
        """,
      examples: [":set", ":set rows 50", ":set pager less -S", ":set colours off"]),
    "limits": CommandDetails(
      text: """
        Each entry, and each component on an article, has these limits; none takes one away. Time \
        is in seconds, memory and output in bytes, as in 64M or 1G.
        """,
      examples: [":limits", ":limits time=10 memory=1G", ":limits steps=none"]),
    "replay": CommandDetails(
      text: """
        Of a transcript, as ':log' writes it, the lines behind the prompts are typed; of a script \
        all. An error ends it.
        """,
      examples: [":log monday.log", ":replay monday.log"]),
    "corpus": CommandDetails(
      text: """
        A corpus is a file, a folder of files, or a store that 'newslab import' made, which is \
        faster to search.
        """,
      examples: [":corpus", ":corpus wire.newslab", ":corpus seeds"]),
    "history": CommandDetails(
      text: "Words find entries that have all of them, a number lists so many of the latest.",
      examples: [":history 20", ":history speech"]),
    "format": CommandDetails(
      text: """
        table is for reading, json and csv for programs, lua can be pasted back. With an expression \
        the format is for that value alone.
        """,
      examples: [":format json", ":format csv speakers", ":format table"]),
    "page": CommandDetails(
      text: "Nothing is left out of it. ':set pager' names another program than $PAGER.",
      examples: [":page", ":page a.text"]),
    "apropos": CommandDetails(
      text: """
        All words must be found, in names, summaries, and the options and examples of components; \
        another ending of a word will do.
        """,
      examples: [":apropos quoted speaker", ":apropos count month"]),
  ]
}
