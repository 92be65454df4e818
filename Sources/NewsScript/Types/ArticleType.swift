import LuaKit
import NewsCorpus
import NewsModel

/// `Article`: a piece of news with everything that is found in it.
package enum ArticleType {
  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Article", "A piece of news with everything that is found in it.",
    properties: given + textual + layers,
    methods: [has, match, hasMatch, addMention, addLabel, label, note],
    hasIdentity: true,
    examples: [
      LuaExample("newslab.article('PARIS (Reuters) - It rains.').agency", yields: "Reuters")
    ],
    text: { "Article \($0.object.story.id)" })

  private static let given: [LuaProperty<ScriptArticle>] = [
    LuaProperty("id", "The id, unique in its corpus.", type: "string") {
      FieldText($0.object, .id)
    },
    field(.title, "The title that came with it, or nil; see derived_title."),
    LuaProperty("date", "When it was published, ISO 8601, or nil.") {
      $0.object.story.date?.value.description
    },
    LuaProperty("date_precision", "year, month, day, minute, or nil.") {
      $0.object.story.date?.value.precision.rawValue
    },
    LuaProperty("date_found_by", "Where the date is from, or nil.") {
      $0.object.story.date?.foundBy.rawValue
    },
    LuaProperty("dateline", "Place and agency line, or nil.", type: "Dateline?", isCached: true) {
      handle in
      handle.object.parts.dateline.map { _ in DatelineType.type.object(handle.object) }
    },
    field(.source, "Who published it, or nil."),
    field(.agency, "The news agency, or nil."),
    LuaProperty("authors", "Who wrote it.", isCached: true) { $0.object.story.authors },
    field(.language, "A language tag, or nil when it is not sure."),
    LuaProperty("language_confidence", "How sure the language is, from 0 to 1; 1 when given.") {
      $0.object.story.languageConfidence
    },
    field(.url, "Where it was published, or nil."),
    LuaProperty("keywords", "The keywords that came with it.", isCached: true) {
      $0.object.story.keywords
    },
    field(.section, "The section it came from, or nil."),
    LuaProperty("meta", "Whatever else the input had.", type: "table", isCached: true) {
      MetaPushable(.table($0.object.story.given.article.meta))
    },
    LuaProperty(
      "labels", "What analysts, classifiers and annotators say, by name.", type: "table"
    ) {
      LuaTable($0.object.allLabels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    },
    LuaProperty("notes", "What analysts noted: tables with number, text and by.", type: "table[]") {
      MetaPushable(.list($0.object.annotations.notes.map(Self.table)))
    },
  ]

  private static let textual: [LuaProperty<ScriptArticle>] = [
    LuaProperty("text", "The whole text as it was read.", type: "string", isCached: true) {
      FieldText($0.object, .text)
    },
    LuaProperty("body", "The paragraphs, without header and credits.", isCached: true) {
      $0.object.parts.body
    },
    LuaProperty("derived_title", "The headline in the text, or else the first sentence, or nil.") {
      $0.object.derivedTitle
    },
    LuaProperty("body_first", "The byte where the first paragraph begins.") {
      $0.object.parts.bodyStart + 1
    },
  ]

  private static let layers: [LuaProperty<ScriptArticle>] = [
    layer(.blocks, "Header, headline, dateline, paragraphs, bylines and the rest."),
    layer(.paragraphs, "The paragraphs of the body."),
    layer(.sentences, "The sentences of the body."),
    layer(.tokens, "The words, numbers and marks of the text."),
    layer(.mentions, "Where somebody or something is mentioned."),
    layer(.entities, "Who and what is mentioned."),
    layer(.quotes, "Who says what."),
    layer(.times, "When, how long and how often."),
    layer(.numbers, "How many, how much, which one."),
    layer(.claims, "What is said to be so."),
  ]

  private static func field(
    _ field: RecordField, _ summary: String
  ) -> LuaProperty<ScriptArticle> {
    LuaProperty(field.name, summary) { FieldText($0.object, field) }
  }

  private static func layer(_ layer: Layer, _ summary: String) -> LuaProperty<ScriptArticle> {
    LuaProperty(layer.rawValue, summary, type: "List", isCached: true) {
      // Here a list that cannot be loaded can still be told.
      try layer.prepare(for: $0.object)
      return layer.list(of: $0.object)
    }
  }

  private static let has = LuaFunction(
    "has", "Whether the body has some words, ignoring case, at the borders of words.",
    parameters: [LuaParameter("words", "string", "A word or several, as they stand.")],
    returns: ["boolean"],
    examples: [
      LuaExample("newslab.article('Security first.'):has('security')", yields: "true"),
      LuaExample("newslab.article('It is insecure.'):has('secure')", yields: "false"),
    ],
    isMethod: true
  ) { call in
    let story = try call.object(type).object.story
    let words = try call.argument(2, "words", as: String.self)
    return try call.results(WordSearch(words).isFound(in: story))
  }

  private static let addMention = LuaFunction(
    "add_mention", "Adds a mention that later components see.",
    parameters: [
      LuaParameter(
        "mention", "table",
        "Its kind, first and last (bytes) or tokens = {first, last}, maybe form.")
    ],
    returns: ["Mention"],
    examples: [
      LuaExample(
        "newslab.article('Ada met.'):add_mention{kind='PERSON', first=1, last=3}.text",
        yields: "Ada")
    ],
    isMethod: true
  ) { call in
    let article = try call.object(type).object
    try Layer.mentions.prepare(for: article)
    article.add(try MentionTable(argument: call, at: 2).mention(in: article))
    return try call.results(MentionType.type.object(article, article.mentionCount - 1))
  }

  private static let addLabel = LuaFunction(
    "add_label", "Gives the article a label that later components see.",
    parameters: [
      LuaParameter("name", "string", "What the label is about."),
      LuaParameter("value", "string?", "What it says; \"yes\" unless given."),
    ],
    examples: [LuaExample("newslab.article('It rains.'):add_label('weather', 'rain')")],
    isMethod: true
  ) { call in
    let article = try call.object(type).object
    let value = try call.argument(3, "value", as: String?.self)
    article.label(try call.argument(2, "name", as: String.self), value ?? "yes")
    return 0
  }
}
