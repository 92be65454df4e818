/// What generated texts are made of.
enum NewsWords {
  static let plain = [
    "the", "a", "of", "said", "that", "minister", "meeting", "agreed", "talks", "on", "in", "will",
    "have", "non-permanent", "stressed", "today", "week", "member", "state's", "co-operate", "and",
    "don't", "their", "economy", "oil", "was", "told", "reporters", "last", "June", "naïve",
    "façade",
  ]
  static let names = [
    "Ada Byron", "J. R. Smith", "U.S.", "UN", "NATO", "Dr. Müller", "O'Neill", "Saint-Étienne",
    "São Paulo", "Łódź", "McDonald", "van der Berg", "AL-RASHID", "Zürich", "Nguyễn Văn An",
    "İstanbul", "Straße", "Ångström",
  ]
  static let strange = [
    "👩‍🚀", "🇰🇿", "Астана", "北京", "القاهرة", "e\u{301}", "ﬁ", "\u{200B}", "\u{FEFF}", "\t", "#tag",
    "@user", "http://example.org/a?b=c", "a@example.org", "$5.2bn", "3.14", "1,000", "2017-04-06",
    "10:30", "50%", "&amp;", "<b>", "\u{0}", "…", "½",
  ]
  static let gaps = [" ", " ", " ", " ", " ", ", ", " - ", " – ", "—", "; ", ": ", "\n", " ("]
  static let ends = [".", ".", ".", "?", "!", "...", ".\"", "", ".)"]
  static let quotes: [(open: String, close: String)] = [
    ("\"", "\""), ("“", "”"), ("'", "'"), ("«", "»"), ("„", "“"), ("\"", ""),
  ]
}
