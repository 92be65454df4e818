import LuaKit
import NewsAnalysis

extension LuaTable {
  /// An explanation of a quote, a time or a claim as a table.
  init(_ explanation: FindingExplanation) {
    self.init([
      ("text", explanation.text()), ("found_by", explanation.rule),
      ("meaning", explanation.meaning), ("confidence", explanation.confidence),
      ("facts", explanation.facts.map { LuaTable([("name", $0.0), ("value", $0.1)]) }),
    ])
  }
}

extension LuaHandle where Object == ScriptArticle {
  /// Explains what a handle stands for, with the tables of claims if it is a claim.
  func explained(
    claims: Bool = false, _ explain: (FindingExplainer, Analysis) -> FindingExplanation
  ) throws(AnalysisError) -> LuaTable {
    let analysis = object.analysis
    let tables = claims ? try object.host.tools.claims() : nil
    return LuaTable(explain(FindingExplainer(analysis, claims: tables), analysis))
  }
}
