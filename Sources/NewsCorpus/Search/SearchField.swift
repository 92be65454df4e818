import NewsModel
import Spelling

/// A field that a search can name, as in `source:Reuters`.
package enum SearchField: String, CaseIterable, Sendable {
  case title, body, source, agency, author, section, keyword, place, lang, id, date
  case entity, kind, speaker, label, mention, note

  /// What it holds, in one line.
  package var summary: String {
    switch self {
    case .title: "Words of the title."
    case .body: "Words of the body."
    case .source: "Who published it."
    case .agency: "The news agency."
    case .author: "Who wrote it."
    case .section: "The section that came with it."
    case .keyword: "A keyword that came with it."
    case .place: "The place of the dateline."
    case .lang: "The language, as a tag such as en."
    case .id: "The article's id."
    case .date: "The date: a year, month or day, or a range such as 2017-04..2017-06."
    case .entity: "A name, alias or id of an entity that is mentioned."
    case .kind: "The kind of an entity that is mentioned, such as ORG."
    case .speaker: "A name, alias or id of somebody who is quoted."
    case .label: "A label that an analyst or a classifier gave, or NAME=VALUE."
    case .mention: "The words of a mention that an annotator added and a run saved."
    case .note: "Words of an analyst's note."
    }
  }

  /// A search that uses it.
  package var example: String {
    switch self {
    case .title: "title:security"
    case .body: "body:\"security council\""
    case .source: "source:\"The Astana Times\""
    case .agency: "agency:kazinform"
    case .author: "author:\"Ann Lee\""
    case .section: "section:world"
    case .keyword: "keyword:economy"
    case .place: "place:astana"
    case .lang: "lang:en"
    case .id: "id:2017/04/*"
    case .date: "date:2017-04..2017-06"
    case .entity: "entity:\"Nursultan Nazarbayev\""
    case .kind: "kind:PERSON"
    case .speaker: "speaker:\"Nursultan Nazarbayev\""
    case .label: "label:relevant"
    case .mention: "mention:police"
    case .note: "note:follow*"
    }
  }

  /// Whether it is known only of articles that were analyzed.
  package var needsAnalysis: Bool { self == .entity || self == .kind || self == .speaker }

  /// The part of the text that is searched word by word, or nil for other fields.
  var textPart: SearchText.Part? {
    switch self {
    case .title: .title
    case .body: .body
    default: nil
    }
  }

  /// The field of a name, or nil.
  static func named(_ name: String) -> SearchField? {
    if name == "language" { return .lang }
    return SearchField(rawValue: name)
  }

  /// The nearest name there is.
  static func nearest(to name: String) -> String? {
    NearestName.nearest(to: name, among: allCases.map(\.rawValue))
  }
}
