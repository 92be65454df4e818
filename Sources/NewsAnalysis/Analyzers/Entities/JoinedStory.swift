import NewsModel

/// The mentions and entities of a story, joined.
struct JoinedStory {
  /// In text order, an outer one before those inside it.
  var mentions: [Mention] = []
  /// In order of their first mention.
  var entities: [Entity] = []
  /// For each mention the index that it had while the story was joined.
  var order: [Int] = []
  /// The entities of drafts that are mentioned.
  var numbers: [Int: Int] = [:]
  /// What else was thought of, if that was noted.
  var trace: LinkTrace?
}
