import NewsAnalysis
import NewsCorpus
import NewsScript

/// What decides what becomes of an article in a run: the version, the rules of the analysis, the
/// components with their options, and their limits.
struct RunIdentity {
  /// A hash of it.
  let hash: String

  init(
    _ components: [LoadedComponent], tools: AnalysisTools, limits: ScriptOptions, wishes: RunPlan?
  ) {
    var lines = [Version.current, AnalysisFingerprint.analysis(tools)]
    lines += components.map(\.fingerprint)
    lines.append("\(limits.limits)")
    lines += limits.permissions.map { "\($0)" }
    if let wishes {
      let wanted = [
        wishes.wantsEveryArticle, wishes.wantsKept, wishes.wantsDropped, wishes.wantsDerivedTitles,
      ]
      lines.append("\(wanted)")
    }
    hash = ContentHash.sha256(Array(lines.joined(separator: "\n").utf8))
  }
}
