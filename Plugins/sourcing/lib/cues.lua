--- The words that point at sources, and the words that tell what sort of source it is.

local cues = {}

--- Words behind which a source stands: "according to the ministry". With `told`, whoever stands
--- before them was told: "Reuters has learned from the ministry".
cues.after = {
  { "according", "to" },
  { "citing" },
  { "quoting" },
  { "with", "reference", "to" },
  { "as", "reported", "by" },
  { "learned", "from", told = true },
  { "learnt", "from", told = true },
  { "was", "told", "by", told = true },
  { "was", "informed", "by", told = true },
}

--- Verbs before which a source stands: "the ministry said in a statement", "data showed".
cues.verbs = newslab.set {
  "added", "announced", "confirmed", "informed", "informs", "reported", "reports", "said", "say",
  "says", "showed", "shows", "stated", "told", "wrote", "writes",
}

--- What somebody may say something in: "said in a statement".
cues.media = newslab.set {
  "briefing", "communique", "filing", "interview", "letter", "memo", "message", "note", "post",
  "release", "report", "statement", "tweet",
}

--- Who is told things that become news, when no medium is named.
cues.audience = newslab.set { "correspondents", "journalists", "media", "reporters" }

--- Words that say that a source does not want to be known.
cues.anonymity = {
  "condition of anonymity", "declined to be named", "declined to be identified",
  "asked not to be named", "asked not to be identified", "requested anonymity",
  "not authorised to speak", "not authorized to speak",
}

--- Who speaks to the press for somebody else.
cues.press = {
  "press office", "press secretary", "press service", "spokesman", "spokesperson", "spokeswoman",
}

--- Sorts of sources by the words in their names; the first sort that fits counts.
cues.kinds = {
  {
    kind = "anonymous",
    words = { "source", "sources", "insider", "insiders", "people familiar", "people close",
      "person familiar", "person close", "officials familiar", "officials close" },
  },
  {
    kind = "document",
    words = { "census", "communique", "data", "decree", "document", "documents", "figures",
      "filing", "filings", "indictment", "letter", "memo", "note", "press release", "report",
      "reports", "statement", "statements", "statistics", "study", "survey", "transcript",
      "verdict" },
  },
  {
    kind = "official",
    words = cues.press,
  },
  {
    kind = "agency",
    words = { "afp", "agence france-presse", "al jazeera", "anadolu", "ansa", "antara", "ap",
      "armenpress", "associated press", "azertac", "bbc", "belta", "bernama", "bloomberg", "cnn",
      "dpa", "efe", "interfax", "irna", "itar-tass", "kazinform", "kcna", "kyodo", "newspaper",
      "newspapers", "news agency", "nhk", "novosti", "pti", "reuters", "sana", "tass", "ukrinform",
      "upi", "xinhua", "yonhap", "broadcaster", "channel", "daily", "gazette", "herald", "journal",
      "magazine", "media", "news", "post", "radio", "television", "times", "tribune", "tv" },
  },
  {
    kind = "official",
    words = { "administration", "ambassador", "army", "authorities", "authority", "cabinet",
      "chancellor", "commission", "court", "department", "embassy", "government", "governor",
      "head of state", "mayor", "military", "minister", "ministry", "office", "official",
      "officials", "parliament", "police", "president", "prime minister", "prosecutor",
      "prosecutors", "secretary" },
  },
}

--- People without a name; they count only when the words name nobody.
cues.unnamed = {
  "analysts", "diplomats", "eyewitnesses", "experts", "observers", "residents", "witnesses",
}

return cues
