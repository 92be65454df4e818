/// What somebody does with words: the class of a cue.
public enum CueClass: String, CaseIterable, Sendable {
  case say, report, announce, confirm, claim, deny, admit, stress, explain, ask, answer, urge
  case promise, threaten, refuse, warn, agree, disagree, criticize, praise, thank, describe, think
  case predict, suggest, learn, feel

  /// One sentence on the cues of the class.
  public var summary: String {
    switch self {
    case .say: "Says it, without more: said, told, added, according to."
    case .report: "Passes on what happened: reported, informed, wrote."
    case .announce: "Makes it public: announced, declared, unveiled."
    case .confirm: "Says that it is so: confirmed, acknowledged receipt, verified."
    case .claim: "Says it as a view that others may doubt: claimed, alleged, argued."
    case .deny: "Says that it is not so: denied, rejected, disputed."
    case .admit: "Says it against the own interest: admitted, conceded, confessed."
    case .stress: "Gives it weight: stressed, emphasized, noted, drew attention."
    case .explain: "Makes it clear: explained, clarified, specified."
    case .ask: "Wants to know: asked, wondered, inquired."
    case .answer: "Speaks after somebody else: answered, replied, responded."
    case .urge: "Wants somebody to act: urged, called on, demanded, ordered."
    case .promise: "Will do it: promised, vowed, pledged, offered."
    case .threaten: "Will do harm: threatened."
    case .refuse: "Will not do it: refused, declined."
    case .warn: "Says that harm may come: warned, cautioned."
    case .agree: "Is of the same mind: agreed, concurred, supported."
    case .disagree: "Is of another mind: disagreed, objected, opposed."
    case .criticize: "Finds it bad: criticized, condemned, blamed, accused."
    case .praise: "Finds it good: praised, welcomed, hailed, congratulated."
    case .thank: "Gives thanks: thanked, expressed gratitude."
    case .describe: "Says what it is: called it, described it as."
    case .think: "Thinks it, which the text knows: believes, considers, doubts."
    case .predict: "Says what will come: predicted, expects, hopes."
    case .suggest: "Puts it forward: suggested, proposed, recommended, hinted."
    case .learn: "Found out: learned, found, concluded, realized."
    case .feel: "Feels so about it: regrets, fears, is proud."
    }
  }
}
