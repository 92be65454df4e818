/// The namespaces of feeds.
enum FeedNames {
  /// The usual prefix of each namespace; an empty one for the elements of RSS and Atom.
  static let prefixes: [String: String] = [
    "": "", "http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "", "http://example.com/newformat#": "",
    "http://example.com/necho": "", "http://purl.org/echo/": "", "uri/of/echo/namespace#": "",
    "http://purl.org/pie/": "", "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "", "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/RSS2": "", "http://blogs.law.harvard.edu/tech/rss": "",
    "http://backend.userland.com/rss191": "", "http://backend.userland.com/rss1": "",
    "http://cyber.law.harvard.edu/rss/rss.html": "", "http://purl.org/net/rss1.1#": "",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.itunes.com/DTDs/PodCast-1.0.dtd": "itunes",
    "http://example.com/DTDs/PodCast-1.0.dtd": "itunes",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://wellformedweb.org/CommentAPI/": "wfw",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.georss.org/georss": "georss", "http://purl.org/syndication/thread/1.0": "thr",
    "http://creativecommons.org/ns#": "cc", "http://web.resource.org/cc/": "cc",
    "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://newsml.example/": "newsml",
  ]

  /// The elements that a feed may begin with.
  static let roots: Set<String> = ["rss", "feed", "rdf", "channel"]

  /// The elements whose children are items or say something of the channel.
  static let containers: Set<String> = ["rss", "feed", "rdf", "channel", "items"]

  /// Whether a namespace is known and not that of RSS or Atom itself.
  static func isForeign(_ namespace: String) -> Bool {
    prefixes[namespace].map { !$0.isEmpty && $0 != "rdf" } ?? false
  }

  /// The name of an element with the usual prefix of its namespace.
  static func qualified(_ element: XMLElement) -> String {
    let name = element.name
    guard let prefix = prefixes[element.namespace] else {
      return element.namespace + name
    }
    return prefix.isEmpty ? name : prefix + ":" + name
  }
}
