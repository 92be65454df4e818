import NewsCorpus
import NewsModel
import Spelling

/// Makes gold of one JSON object.
///
/// Known are newslab's own article JSON (`mentions` with kind, form and entity) and records with
/// `entities`: objects with `start`, `end` and `type`, or lists of the three. Positions count
/// Unicode scalars from 0, the end behind the last, unless `offsets` says otherwise. Where `named`
/// tells names from other phrases, the names count, at `name_span`; `chain` joins mentions.
struct GoldDecoder {
  private let table: [String: JSONValue]
  private let spans: GoldSpans
  private var text: ArticleText { spans.text }
  private let forms: Set<Mention.Form>?

  /// Reads an object, or says why not.
  static func record(
    _ bytes: [UInt8], at place: Place, forms: Set<Mention.Form>?
  ) -> GoldRecord {
    do throws(GoldProblem) {
      return .gold(try gold(bytes, at: place, forms: forms))
    } catch {
      return .rejected(Rejection(error.text, at: place))
    }
  }

  private static func gold(
    _ bytes: [UInt8], at place: Place, forms: Set<Mention.Form>?
  ) throws(GoldProblem) -> GoldArticle {
    var article: Article
    let value: JSONValue
    do {
      article = try RecordDecoder.article(from: bytes)
      value = try JSONValue.parse(TextDecoder.decodeUTF8(bytes).text.bytes)
    } catch {
      throw GoldProblem(text: "\(error)")
    }
    guard case .table(let table) = value else { throw GoldProblem(text: "expected an object") }
    if article.language == nil { article.language = "en" }
    var unit = OffsetUnit.scalars
    if case .string(let name) = table["offsets"] {
      guard let named = OffsetUnit(rawValue: name) else {
        let known = OffsetUnit.allCases.map(\.rawValue)
        throw GoldProblem(
          text: "field 'offsets': expected one of \(known.joined(separator: ", ")), got '\(name)'"
            + NearestName.question(NearestName.nearest(to: name, among: known)))
      }
      unit = named
    }
    let decoder = GoldDecoder(
      table: table, spans: GoldSpans(text: article.text, unit: unit), forms: forms)
    return try decoder.gold(of: article, at: place)
  }

  private func gold(of article: Article, at place: Place) throws(GoldProblem) -> GoldArticle {
    let isOwn = table["format"] != nil && table["mentions"] != nil
    let field = isOwn ? "mentions" : "entities"
    guard case .list(let values) = table[field] else {
      if let value = table[field] {
        throw GoldProblem(text: "field '\(field)': expected list, got \(value.typeName)")
      }
      let near = NearestName.nearest(to: field, among: table.keys.sorted())
      throw GoldProblem(text: "missing field '\(field)'" + NearestName.question(near))
    }
    var gold = GoldArticle(article: article, place: place, spans: [])
    gold.isNested = isOwn
    if isOwn {
      gold.findings = try FindingsDecoder(table: table, spans: spans).findings()
    }
    for (index, value) in values.enumerated() {
      let label = "\(field)[\(index)]"
      guard let mention = try mention(value, label, isOwn: isOwn) else { continue }
      gold.spans.append(mention.span)
      if mention.hasCluster { gold.hasClusters = true }
    }
    return gold
  }

  /// A mention, or nil when it is none that is asked for.
  private func mention(
    _ value: JSONValue, _ name: String, isOwn: Bool
  ) throws(GoldProblem) -> (span: LabeledSpan, hasCluster: Bool)? {
    if case .list(let parts) = value {
      guard parts.count == 3, case .string(let label) = parts[2] else {
        throw GoldProblem(text: "\(name): expected [start, end, label]")
      }
      let span = try spans.span(parts[0], parts[1], name)
      return (LabeledSpan(span: span, label: label), false)
    }
    guard case .table(let members) = value else {
      throw GoldProblem(text: "\(name): expected object, got \(value.typeName)")
    }
    guard try isWanted(members, name, isOwn: isOwn) else { return nil }
    var span = try spans.span(members["start"], members["end"], name)
    if case .string(let stated) = members["text"], text[span] != stated {
      throw GoldProblem(
        text: "\(name): the text at its positions is '\(text[span].shortened)', "
          + "not '\(stated.shortened)'")
    }
    if case .list(let ends) = members["name_span"], ends.count == 2 {
      span = try spans.span(ends[0], ends[1], name + ".name_span")
    }
    guard case .string(let label) = members["type"] ?? members["kind"] ?? members["label"] else {
      throw GoldProblem(text: "\(name): missing field '\(isOwn ? "kind" : "type")'")
    }
    let group = isOwn ? members["entity"] : members["chain"]
    return (LabeledSpan(span: span, label: label, cluster: Self.cluster(group)), group != nil)
  }

  /// Whether a mention is a name, or of a form that is asked for.
  private func isWanted(
    _ members: [String: JSONValue], _ name: String, isOwn: Bool
  ) throws(GoldProblem) -> Bool {
    if isOwn, case .string(let word) = members["form"] {
      guard let form = Mention.Form(rawValue: word) else {
        let known = Mention.Form.allCases.map(\.rawValue)
        throw GoldProblem(
          text: "\(name): unknown form '\(word)'"
            + NearestName.question(NearestName.nearest(to: word, among: known)))
      }
      return forms?.contains(form) ?? form.isNamed
    }
    if let forms, !forms.contains(where: \.isNamed) { return false }
    if case .bool(let isNamed) = members["named"] { return isNamed }
    return true
  }

  private static func cluster(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}
