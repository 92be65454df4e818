import NewsModel

/// Slots that are runs of words without capitals: names of sites, and hashtags.
enum LineWords {
  private static let networks = WordTable(words: [
    "facebook", "twitter", "telegram", "instagram", "youtube", "whatsapp", "vkontakte", "vk",
    "linkedin", "google", "news", "x", "tiktok", "pinterest", "odnoklassniki", "viber", "flipboard",
    "rss", "threads", "bluesky", "reddit", "email", "our", "and", "or", "page", "pages", "channel",
    "account", "via", "the", "on", "us",
  ])

  /// The end of a run that fills a slot to the end of the line, or nil.
  static func end(of slot: WireForm.Slot, in text: ArticleText, _ span: TextSpan) -> Int? {
    var index = span.lowerBound
    var count = 0
    while index < span.upperBound {
      let start = index
      while index < span.upperBound, text.bytes[index] > 0x20 { index += 1 }
      var end = index
      while end > start, isMark(text.bytes[end - 1]) { end -= 1 }
      guard end > start else { return nil }
      let isGood = slot == .hashtags ? isHashtag(text, start..<end) : isSite(text, start..<end)
      guard isGood else { return nil }
      count += 1
      while index < span.upperBound, text.bytes[index] <= 0x20 { index += 1 }
    }
    return count > 0 ? span.upperBound : nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "!")
  }

  /// Whether a word is `#` and at least one letter.
  private static func isHashtag(_ text: ArticleText, _ word: TextSpan) -> Bool {
    guard text.bytes[word.lowerBound] == UInt8(ascii: "#") else { return false }
    let rest = text.bytes[word.dropFirst()]
    return rest.allSatisfy { WireForm.isWordByte($0) || $0 == UInt8(ascii: "_") || $0 == 0x2D }
      && rest.contains { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }
  }

  private static func isSite(_ text: ArticleText, _ word: TextSpan) -> Bool {
    if networks.contains(text.bytes, word) { return true }
    if text.bytes[word.lowerBound] == UInt8(ascii: "@") { return word.count > 1 }
    return word.count > 8 && text.equals(word.lowerBound..<word.lowerBound + 4, "http")
  }
}
