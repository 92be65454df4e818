import LuaKit
import NewsModel

/// `Claim`: something that an article or somebody in it says to be so.
enum ClaimType {
  private static let sample =
    "newslab.article('Peru will join the World Trade Organization.').claims[1]"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Claim", "Something that an article or somebody in it says to be so.",
    properties: [
      LuaProperty("predicate", "What is said of subject and object.") { $0.claim.predicate },
      LuaProperty("subject", "Of whom it is said.", type: "Entity") {
        EntityType.type.object($0.object, $0.claim.subject)
      },
      LuaProperty("object", "The other one, or nil.", type: "Entity?") { handle in
        handle.claim.object.map { EntityType.type.object(handle.object, $0) }
      },
      LuaProperty("subject_mention", "The words for the subject, or nil.", type: "Mention?") {
        handle in handle.claim.mentions.subject.map { MentionType.type.object(handle.object, $0) }
      },
      LuaProperty("object_mention", "The words for the object, or nil.", type: "Mention?") {
        handle in handle.claim.mentions.object.map { MentionType.type.object(handle.object, $0) }
      },
      LuaProperty("time", "When, as a TIMEX3 value, or nil.") { $0.claim.time },
      LuaProperty("place", "Where, or nil.", type: "Entity?") { handle in
        handle.claim.place.map { EntityType.type.object(handle.object, $0) }
      },
      LuaProperty("count", "How many people, for casualties; else nil.") { $0.claim.count },
      LuaProperty("modality", "asserted, future, negated or reported.") {
        $0.claim.modality.rawValue
      },
      LuaProperty("by", "Who says so; nil for the article itself.", type: "Entity?") { handle in
        handle.claim.by.map { EntityType.type.object(handle.object, $0) }
      },
      LuaProperty("text", "The words that say so.") { $0.object.text($0.claim.evidence) },
      LuaProperty("first", "The first byte of the words that say so.") {
        $0.claim.evidence.lowerBound + 1
      },
      LuaProperty("last", "The last byte of the words that say so.") {
        $0.claim.evidence.upperBound
      },
      LuaProperty("confidence", "How sure the pattern is, 0 to 1.") { $0.claim.confidence },
      LuaProperty("found_by", "The pattern that found it.") { $0.claim.foundBy },
      LuaProperty("article", "The article it stands in.", type: "Article") {
        ArticleType.type.object($0.object)
      },
    ],
    methods: [why],
    examples: [
      LuaExample(sample + ".predicate", yields: "join"),
      LuaExample(sample + ".object.name", yields: "World Trade Organization"),
      LuaExample(sample + ".modality", yields: "future"),
    ],
    text: { "Claim \($0.claim.predicate)" })

  private static let why = LuaFunction(
    "why",
    "Tells which pattern found it, what it says, and of whom.",
    parameters: [], returns: ["table"],
    examples: [
      LuaExample("print(" + sample + ":why().text)"),
      LuaExample(
        sample + ":why().facts[1].value", yields: "join: Subject becomes a member of object."),
    ],
    isMethod: true
  ) { call in
    let handle = try call.object(type)
    return try call.results(
      try handle.explained(claims: true) { $0.claim($1.claims[handle.index]) })
  }
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var claim: Claim { object.analysis.claims[index] }
}
