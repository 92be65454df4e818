/// What class and id of an element say about what it holds.
enum ClassWords {
  /// What an element is, by its class and id.
  enum Verdict { case content, body, boilerplate, unknown }

  /// Parts of names of the element that holds the body of an article.
  private static let bodies = [
    "articlebody", "article-body", "article_body", "article__body", "articletext", "article-text",
    "article_text", "article__text", "articlecontent", "article-content", "article_content",
    "article__content", "entry-content", "entry_content", "entrycontent", "post-content",
    "post_content", "postcontent", "post-body", "postbody", "post_body", "post__content",
    "story-body", "storybody", "story_body", "story__body", "story-content", "story_content",
    "storycontent", "story-text", "storytext", "news-body", "newsbody", "news-text", "news_text",
    "newstext", "news-content", "news_content", "newscontent", "body-text", "bodytext",
    "body-content", "main-text", "maintext", "text-body", "blog-content", "blogcontent",
    "article-main", "content-body", "content__body", "contentbody", "content-article",
    "content-text", "full-text", "fulltext", "rich-text", "richtext", "page-content",
    "c-content", "single-content", "detail-content", "detail-text", "article-inner",
    "field-name-body", "field--name-body", "mw-parser-output", "wysiwyg", "prose",
  ]

  /// Parts of names of elements that are not the article.
  private static let strange = [
    "comment", "disqus", "sidebar", "side-bar", "side_bar", "footer", "navbar", "navigation",
    "breadcrumb", "share", "sharing", "social", "related", "recommend", "newsletter", "subscri",
    "promo", "sponsor", "advert", "cookie", "consent", "popup", "pop-up", "modal", "overlay",
    "paginat", "pager", "outbrain", "taboola", "widget", "toolbar", "login", "log-in", "signup",
    "sign-up", "register", "copyright", "masthead", "banner", "trending", "popular", "most-read",
    "mostread", "most_read", "mostview", "read-more", "readmore", "read_more", "read-next",
    "readnext", "more-from", "morefrom", "more-stories", "more-news", "see-also", "seealso",
    "author-bio", "authorbio", "author-info", "author-box", "authorbox", "about-author",
    "about-the-author", "byline", "timestamp", "post-meta", "postmeta", "entry-meta",
    "entry-footer", "entry-header", "article-meta", "article__meta", "story-meta", "metadata",
    "post-info", "postinfo", "publish-date", "taglist", "tag-list", "tags-", "-tags", "post-tags",
    "caption", "credit", "gallery", "slideshow", "carousel", "slider", "screen-reader", "sr-only",
    "visually-hidden", "visuallyhidden", "skip-link", "donat", "feedback", "rating", "reply",
    "respond", "sharedaddy", "yarpp", "jp-relatedposts", "addtoany", "addthis", "shariff",
    "category-list", "cat-links", "post-nav", "postnav", "prev-next", "prevnext", "next-post",
    "mailing", "teaser", "playlist", "video-player", "player", "toplist", "linklist", "link-list",
    "noprint", "no-print", "print-hide", "hide-print", "editsection", "navbox", "catlinks",
    "printfooter", "mw-jump", "infobox-nav", "ssba", "follow-us", "followus", "app-download",
    "paywall", "premium-box", "disclaimer", "syndicat", "ticker", "weather", "horoscope",
    "bookmark", "report-error", "correction-form", "print-link", "email-link", "toc-", "-toc",
    "widget_", "shop", "product-", "listing", "archive-list", "blogroll", "tag-cloud", "tagcloud",
  ]

  /// Whole words of such names.
  private static let strangeWords: Set<String> = [
    "ad", "ads", "adv", "advt", "nav", "menu", "foot", "meta", "tags", "tag", "tools", "rss",
    "hidden", "hide", "btn", "button", "search", "aside", "rail", "bio", "toc", "refs", "crumbs",
    "topics", "sns", "links", "buttons", "lightbox", "tooltip", "survey", "poll", "like", "follow",
  ]

  private static let contents = [
    "article", "content", "story", "entry", "post", "main", "text", "body",
  ]

  /// What the names of an element say.
  static func verdict(_ names: String) -> Verdict {
    let bytes = names.utf8.map(ByteText.lower)
    let lower = String(decoding: bytes, as: UTF8.self)
    if lower.isEmpty { return .unknown }
    let isBody = contains(any: bodies, bytes)
    if contains(any: strange, bytes) || hasStrangeWord(lower) {
      return isBody ? .unknown : .boilerplate
    }
    if isBody { return .body }
    return contains(any: contents, bytes) ? .content : .unknown
  }

  private static func hasStrangeWord(_ names: String) -> Bool {
    names.utf8.split { byte in
      !((byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39))
    }.contains { strangeWords.contains(String(decoding: $0, as: UTF8.self)) }
  }

  private static func contains(any words: [String], _ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { names in
      words.contains { word in
        var word = word
        return word.withUTF8 { find($0, in: names) }
      }
    }
  }

  private static func find(
    _ word: UnsafeBufferPointer<UInt8>, in names: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard names.count >= word.count, let first = word.first else { return false }
    for start in 0...(names.count - word.count) where names[start] == first {
      var step = 1
      while step < word.count, names[start + step] == word[step] { step += 1 }
      if step == word.count { return true }
    }
    return false
  }
}
