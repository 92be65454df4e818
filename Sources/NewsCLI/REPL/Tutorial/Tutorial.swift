import LuaKit
import NewsScript

/// The steps of `:tutorial`: from the first article to a filter that runs in batch.
package enum Tutorial {
  /// All steps, in order.
  package static let steps = reading + counting + working + keeping

  private static let reading = [
    TutorialStep(
      "The corpus",
      """
      newslab has read some articles; they are called corpus. Type that name and press Return: \
      an expression shows its value.
      """,
      type: "corpus", hint: "Type the six letters corpus, and press Return.",
      praise: "These are the articles, one a line. A folder of your own opens with :corpus PATH."
    ) { $0.className == "Corpus" },
    TutorialStep(
      "An article",
      """
      corpus:first() gives the first article. A name in front of = keeps a value. Type \
      corpus:fi and press Tab, and the rest of the name comes by itself.
      """,
      type: "a = corpus:first()\na",
      hint: "Keep the article with a = corpus:first(), then show it with a.",
      praise: "This is the card of an article: when, where, by whom, and how much was found in it."
    ) { $0.className == "Article" },
    TutorialStep(
      "Fields, and help",
      """
      What an article knows stands in fields: a.date, a.agency, a.text. A question mark behind \
      anything explains it, a?? shows the source of what was written in Lua, and :help lists what \
      the prompt can do. Ask what a.quotes is.
      """,
      type: "a.quotes?", hint: "Type a.quotes and a question mark behind it.",
      praise: "Nothing runs for such a question. It works for commands, too: :run?"
    ) { HelpRequest.read($0.entry) != nil && $0.complaint == nil },
    TutorialStep(
      "Lists",
      """
      a.mentions is a list of all words that name somebody or something: #a.mentions counts them, \
      a.mentions[1] is the first. where leaves those whose fields have some values. Show the \
      mentions of one kind, such as PERSON or ORG.
      """,
      type: "a.mentions:where { kind = \"PERSON\" }",
      hint: "where takes fields in braces: a.mentions:where { kind = \"PERSON\" }",
      praise: "A list is a table as wide as the screen; :page shows a long one whole."
    ) { answer throws(LuaError) in
      guard try answer.elementClass() == "Mention" else { return false }
      return try answer.isUniform("kind")
    },
  ]

  private static let counting = [
    TutorialStep(
      "Counting",
      """
      count_by counts the elements of a list by a field, and corpus:count_by the articles. Which \
      kinds of names does the article have, and how many of each?
      """,
      type: "a.mentions:count_by(\"kind\")",
      hint: "Count the mentions by the field kind: a.mentions:count_by(\"kind\")",
      praise: "Counts are drawn as bars; :format json shows a value as JSON."
    ) { $0.className == "Counter" },
    TutorialStep(
      "Counting over time",
      """
      newslab.timeline("month") counts by month; day, week, quarter and year are other periods. A \
      chunk may take several lines; it runs when it is whole. The first look at a large corpus \
      takes its time.
      """,
      type: """
        months = newslab.timeline("month")
        for article in corpus:each() do
          months:add(article.date)
        end
        months
        """,
      hint: "Make months, run the loop, then show it with months.",
      praise: "It is a line in time. :export months.html months makes a page of it."
    ) { $0.className == "Timeline" },
    TutorialStep(
      "Who is quoted most",
      """
      A quote has text and speaker, which is nil when the text does not say who. Organisations \
      speak, too, and not every quote is direct: to count persons by their own words, ask for both. \
      A counter of your own counts over all articles. Ctrl-C gives up a chunk that asks for more \
      with ..>
      """,
      type: """
        speakers = newslab.counter()
        for article in corpus:each() do
          for q in article.quotes:each() do
            if q.direct and q.speaker and q.speaker.kind == "PERSON" then
              speakers:add(q.speaker.name)
            end
          end
        end
        speakers
        """,
      hint:
        "Make speakers, run the loops, then show it with speakers. The arrow up brings lines back.",
      praise: "speakers:top(1) is who is quoted most in person, speakers:get(NAME) counts one."
    ) { answer throws(LuaError) in
      guard answer.className == "Counter", let value = answer.value else { return false }
      return try answer.names(in: value, areAmong: answer.speakers())
    },
    TutorialStep(
      "Searching",
      """
      corpus:search finds articles by words ("security council"), and by what is found in them: \
      entity:"India" asks for a name, speaker:"Ada Byron" for who speaks. Two of these must both \
      be there. Which articles name India and Pakistan together?
      """,
      type: "corpus:search('entity:\"India\" entity:\"Pakistan\"')",
      hint: """
        Single quotes around the search, double ones around the names: \
        corpus:search('entity:"India" entity:"Pakistan"')
        """,
      praise: "What was found is a corpus again: :each(), :count_by and :search narrow it further."
    ) { answer throws(LuaError) in
      guard answer.className == "Corpus", let value = answer.value else { return false }
      guard try answer.reader.text(of: value) != "Corpus" else { return false }
      return try answer.reader.count(of: value) > 0
    },
  ]

  private static let working = [
    TutorialStep(
      "A filter",
      """
      A filter keeps some articles and drops the others. It has a name, a summary, a function keep, \
      and options that can be set later. Write one that keeps articles with enough direct quotes, and \
      ask what it is.
      """,
      type: """
        speech = newslab.filter {
          name = "speech",
          summary = "Keeps articles with enough direct quotes.",
          options = {
            least = { type = "integer", default = 2, summary = "Quotes at least." },
          },
          keep = function(article, options)
            return #article.quotes:where { direct = true } >= options.least
          end,
        }
        speech?
        """,
      hint: "Make it with speech = newslab.filter { … }, then ask with speech?",
      praise: "It is a component now. speech?? shows its source, too."
    ) { (answer: TutorialAnswer) throws(LuaError) -> Bool in
      if let value = answer.value { return answer.reader.component(value)?.kind == .filter }
      guard answer.complaint == nil, let request = HelpRequest.read(answer.entry),
        !request.subject.hasPrefix(":")
      else { return false }
      let asked = try answer.reader.variable(request.subject)
      return answer.reader.component(asked)?.kind == .filter
    },
    TutorialStep(
      "Trying it on one article",
      """
      :run runs a component over the corpus, with --limit 1 over the first article alone; :run, a \
      space and Tab list the components. :peek shows the next article, and :next goes on to it and \
      makes it a.
      """,
      type: ":run speech --limit 1", hint: "Type :run, the name of the filter, and --limit 1.",
      praise: "What was kept is _, the last value. --set least=5 would ask for more quotes."
    ) { $0.isCommand("run") },
    TutorialStep(
      "Components of others",
      """
      Plugins bring components, too: :components lists all, :apropos source searches everything that \
      help knows, and sourcing:sourcing? says that this one looks for five kinds of sources. Ask for \
      two of them, on the first twenty articles.
      """,
      type: ":run sourcing:sourcing --limit 20 --set kinds=official,agency",
      hint: "Type :run sourcing:sourcing --limit 20 --set kinds=official,agency",
      praise: "--set NAME=VALUE sets any option, of your own components, too."
    ) { $0.isCommand("run") && $0.entry.contains("--set") && $0.entry.contains(":") },
    TutorialStep(
      "Stopping",
      """
      Ctrl-C stops what runs, and everything that you have made stays. Type a loop without end, \
      then press Ctrl and C.
      """,
      type: "while true do end", hint: "Type while true do end, press Return, then Ctrl-C.",
      praise: "At the prompt, Ctrl-C gives up a line, and Ctrl-D leaves."
    ) { $0.complaint?.hasSuffix("interrupted") ?? false },
  ]

  private static let keeping = [
    TutorialStep(
      "Saving",
      """
      :save FILE NAME writes the variable as a script, without the rest of the session. Numbers \
      choose entries, too: :history speech finds that of the filter. With -f a file is replaced. The \
      script returns your filter, so that it runs in batch: newslab run speech.lua --corpus FOLDER
      """,
      type: ":save speech.lua -f speech",
      hint: "Type :save speech.lua speech; with -f behind the file when it is there already.",
      praise: "Leave with Ctrl-D later and run it from the shell, on as many articles as you like."
    ) { $0.isCommand("save") },
    TutorialStep(
      "Exporting",
      """
      :export FILE.html writes the session with its charts as a page for the browser; with an \
      expression, that value alone. Export the chart of the speakers.
      """,
      type: ":export speakers.html -f speakers",
      hint:
        "Type :export speakers.html speakers; with -f behind the file when it is there already.",
      praise: "FILE.csv has the numbers for a spreadsheet."
    ) { $0.isCommand("export") },
  ]
}
