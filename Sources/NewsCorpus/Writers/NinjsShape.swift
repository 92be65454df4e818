import NewsModel

/// Which version of ninjs an item has the shape of: 1.x with flat texts, 2.x with lists of them, 3.x
/// with names in camel case.
struct NinjsShape {
  /// The name in `meta` under which the reader keeps it.
  static let key = "ninjs_shape"

  /// The major version, 1 to 3.
  let major: Int64
  /// Whether the article came from ninjs.
  let isGiven: Bool

  /// The shape that the reader kept, else that of 3.x.
  init(_ meta: [String: MetaValue]) {
    if case .integer(let major)? = meta[Self.key] {
      (self.major, isGiven) = (major, true)
    } else {
      (major, isGiven) = (3, false)
    }
  }

  /// The shape of an item as it is read.
  init(item: [String: MetaValue]) {
    let hasCapitals = item.keys.contains { key in
      Self.camelCase.contains(key)
    }
    let hasLists =
      item["bodies"] != nil || item["headlines"] != nil || item["by"] != nil
      || item["subjects"] != nil
    major = hasCapitals ? 3 : hasLists ? 2 : 1
    isGiven = true
  }

  /// Whether headline and body are strings.
  var isFlat: Bool { major == 1 }
  var headline: String { isFlat ? "headline" : "headlines" }
  var body: String { isFlat ? "body_text" : "bodies" }
  var byline: String { isFlat ? "byline" : "by" }
  var subjects: String { isFlat ? "subject" : "subjects" }
  var contentType: String { major == 3 ? "contentType" : "contenttype" }
  var versionCreated: String { major == 3 ? "versionCreated" : "versioncreated" }
  /// Whether keywords were a list of strings.
  var keepsKeywords: Bool { isGiven }

  /// Whether an item states when it was made.
  func hasDate(_ item: [String: MetaValue]) -> Bool {
    [
      "versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated",
      "firstCreated",
    ]
    .contains { item[$0] != nil }
  }

  func hasTitle(_ item: [String: MetaValue]) -> Bool {
    item["headline"] != nil || item["headlines"] != nil || item["title"] != nil
  }

  func hasBody(_ item: [String: MetaValue]) -> Bool {
    item["bodies"] != nil || item.keys.contains { $0.hasPrefix("body_") }
      || (isGiven && item.keys.contains { $0.hasPrefix("description") })
  }

  func hasPeople(_ item: [String: MetaValue]) -> Bool {
    isGiven && (item["people"] != nil || item["person"] != nil)
  }

  /// Names that only 3.x has.
  private static let camelCase: Set<String> = [
    "versionCreated", "firstCreated", "contentCreated", "contentModified", "pubStatus", "edNote",
    "usageTerms", "copyrightHolder", "copyrightNotice", "altIds", "infoSources", "rightsInfo",
    "representationType", "mimeType", "embargoedReason", "trustIndicators", "expires",
    "slugLine", "embargoUntil",
  ]

  /// The names of all versions.
  static let names: Set<String> = camelCase.union([
    "uri", "type", "mimetype", "representationtype", "profile", "version", "versioncreated",
    "firstcreated", "contentcreated", "contentmodified", "embargoed", "embargoedreason",
    "pubstatus",
    "urgency", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language", "located",
    "byline", "by", "headline", "headlines", "slugline", "subject", "subjects", "person", "people",
    "organisation", "organisations", "place", "places", "event", "events", "object", "objects",
    "infosource", "infosources", "title", "charcount", "wordcount", "renditions", "associations",
    "altids", "trustindicator", "trustindicators", "standard", "genre", "genres", "rightsinfo",
    "descriptions", "bodies", "body_text", "body_xhtml", "body_html", "description_text",
    "description_html", "plannedcoverage", "keywords", "signals",
  ])
}
