import LineEditor
import LuaKit

extension CompletionEngine {
  /// What could come behind a dot: fields, also those whose names need brackets, and methods, which
  /// take the place of the dot.
  func members(
    of subject: Subject, _ place: CompletionPlace, separator: Int, _ reader: SubjectReader
  ) -> Completions? {
    let (members, isWhole) = MemberCandidates(reader: reader).members(of: subject)
    let isTable = if case .table = subject { true } else { false }
    let fitting = members.filter { CandidateList.begins($0.name, with: place.prefix) }
    let needsMore = fitting.contains { !isTable && $0.isMethod || !LuaText.isName($0.name) }
    guard needsMore else {
      var list = CandidateList(place.prefix, at: place.range)
      for member in fitting { list.add(member.name, label: member.label, summary: member.summary) }
      note(isWhole, in: &list)
      return list.completions
    }
    let start = place.source.list.bytes.isEmpty ? place.range.lowerBound : separator
    return wide(fitting, isTable, place.prefix, start..<place.range.upperBound, isWhole)
  }

  /// The same when the dot itself may be replaced.
  private func wide(
    _ members: [MemberCandidate], _ isTable: Bool, _ prefix: String, _ range: Range<Int>,
    _ isWhole: Bool
  ) -> Completions? {
    let exact = members.filter { $0.name.utf8.starts(with: prefix.utf8) }
    var list = CandidateList("", at: range)
    for member in exact.isEmpty ? members : exact {
      let text: String
      if !LuaText.isName(member.name) {
        text = "[" + LuaText.quoted(member.name) + "]"
      } else {
        text = (!isTable && member.isMethod ? ":" : ".") + member.name
      }
      let label = LuaText.isName(member.name) ? member.label : text
      list.add(text, text: text, label: label, summary: member.summary)
    }
    return list.completions
  }

  /// What could come behind a colon.
  func methods(of subject: Subject, _ place: CompletionPlace, _ reader: SubjectReader)
    -> Completions?
  {
    let (members, isWhole) = MemberCandidates(reader: reader).members(of: subject)
    var list = CandidateList(place.prefix, at: place.range)
    for member in members where member.isMethod && LuaText.isName(member.name) {
      list.add(member.name, label: member.label, summary: member.summary)
    }
    note(isWhole, in: &list)
    return list.completions
  }

  /// Keys of a table, behind a bracket and a quote.
  func keys(
    of subject: Subject, _ place: CompletionPlace, isClosed: Bool, _ reader: SubjectReader
  ) -> Completions? {
    let (members, isWhole) = MemberCandidates(reader: reader).members(of: subject)
    var list = CandidateList(place.prefix, at: place.range)
    let end = isClosed ? "" : (place.quote ?? "") + "]"
    for member in members {
      let isPlain = !member.name.contains(place.quote ?? "\"") && !member.name.contains("\\")
      guard isPlain, !member.name.contains("\n") else { continue }
      list.add(
        member.name, text: member.name + end, label: member.name, summary: member.summary)
    }
    note(isWhole, in: &list)
    return list.completions
  }

  private func note(_ isWhole: Bool, in list: inout CandidateList) {
    if !isWhole { list.noteMore("… at least \(MemberCandidates.scanLimit) keys") }
  }
}
