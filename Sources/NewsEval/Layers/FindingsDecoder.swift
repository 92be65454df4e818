import NewsCorpus
import NewsModel

/// Reads the quotes, times and claims of article JSON.
struct FindingsDecoder {
  let table: [String: JSONValue]
  let spans: GoldSpans

  func findings() throws(GoldProblem) -> GoldFindings {
    var gold = GoldFindings()
    for (member, name) in try objects("mentions") {
      guard let entity = string(member["entity"]) else { continue }
      let span = try span(member, name)
      let kind = string(member["kind"]) ?? ""
      gold.mentions[entity, default: []].append(
        LabeledSpan(span: span, label: kind, cluster: entity))
    }
    for (member, name) in try objects("quotes") { gold.quotes.append(try quote(member, name)) }
    for (member, name) in try objects("times") {
      gold.times.append(
        GoldFindings.Time(
          span: try span(member, name), type: string(member["type"]) ?? "",
          value: string(member["value"])))
    }
    for (member, name) in try objects("claims") { gold.claims.append(try claim(member, name)) }
    return gold
  }

  private func quote(
    _ member: [String: JSONValue], _ name: String
  ) throws(GoldProblem) -> GoldFindings.Quote {
    guard case .list(let values) = member["parts"], !values.isEmpty else {
      throw GoldProblem(text: "\(name): missing field 'parts'")
    }
    var parts: [TextSpan] = []
    for value in values { parts.append(try span(try table(value, name), name)) }
    var cue: TextSpan?
    if case .table(let found) = member["cue"] { cue = try span(found, name + ".cue") }
    guard case .bool(let isDirect) = member["direct"] else {
      throw GoldProblem(text: "\(name): expected true or false in field 'direct'")
    }
    return GoldFindings.Quote(
      parts: parts, isDirect: isDirect, speaker: string(member["speaker"]), cue: cue)
  }

  private func claim(
    _ member: [String: JSONValue], _ name: String
  ) throws(GoldProblem) -> GoldFindings.Claim {
    guard let predicate = string(member["predicate"]) else {
      throw GoldProblem(text: "\(name): missing field 'predicate'")
    }
    guard case .table(let evidence) = member["evidence"] else {
      throw GoldProblem(text: "\(name): missing field 'evidence'")
    }
    return GoldFindings.Claim(
      predicate: predicate, subject: string(member["subject"]), object: string(member["object"]),
      time: string(member["time"]), modality: string(member["modality"]) ?? "asserted",
      by: string(member["by"]), evidence: try span(evidence, name + ".evidence"))
  }

  /// The objects of a list with their names; none when the list is not there.
  private func objects(
    _ field: String
  ) throws(GoldProblem) -> [(member: [String: JSONValue], name: String)] {
    guard let value = table[field] else { return [] }
    guard case .list(let values) = value else {
      throw GoldProblem(text: "field '\(field)': expected list, got \(value.typeName)")
    }
    var objects: [(member: [String: JSONValue], name: String)] = []
    for (index, value) in values.enumerated() {
      let name = "\(field)[\(index)]"
      objects.append((try table(value, name), name))
    }
    return objects
  }

  private func table(_ value: JSONValue, _ name: String) throws(GoldProblem) -> [String: JSONValue]
  {
    guard case .table(let members) = value else {
      throw GoldProblem(text: "\(name): expected object, got \(value.typeName)")
    }
    return members
  }

  private func string(_ value: JSONValue?) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  private func span(
    _ member: [String: JSONValue], _ name: String
  ) throws(GoldProblem) -> TextSpan {
    try spans.span(member["start"], member["end"], name)
  }
}
