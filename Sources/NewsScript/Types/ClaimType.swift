import LuaKit
import NewsModel

/// `Claim`: something that an article or somebody in it says to be so.
enum ClaimType {
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
      LuaProperty("time", "When, as a TIMEX3 value, or nil.") { $0.claim.time },
      LuaProperty("modality", "asserted, future, negated or reported.") {
        $0.claim.modality.rawValue
      },
      LuaProperty("by", "Who says so; nil for the article itself.", type: "Entity?") { handle in
        handle.claim.by.map { EntityType.type.object(handle.object, $0) }
      },
      LuaProperty("text", "The words that say so.") { $0.object.text($0.claim.evidence) },
      LuaProperty("found_by", "The pattern that found it.") { $0.claim.foundBy },
    ],
    examples: [LuaExample("#newslab.article('It rains.').claims", yields: "0")],
    text: { "Claim \($0.claim.predicate)" })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var claim: Claim { object.analysis.claims[index] }
}
