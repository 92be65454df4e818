/// The elements of HTML that matter for finding the text of a page.
enum HTMLTag: UInt8 {
  case text, other, html, head, body, title, meta, link, script, time, a, p, br, div, section,
    article
  case main, header, footer, nav, aside, form, ul, ol, li, dl, dt, dd, table, tr, td, th, blockquote
  case pre, h1, h2, h3, h4, h5, h6, figure, figcaption, hr, address, hidden, inline, tbody, center
  case details

  private static let names: [String: HTMLTag] = [
    "html": .html, "head": .head, "body": .body, "title": .title, "meta": .meta, "link": .link,
    "script": .script, "time": .time, "a": .a, "p": .p, "br": .br, "div": .div,
    "section": .section, "article": .article, "main": .main, "header": .header, "hgroup": .header,
    "footer": .footer, "nav": .nav, "menu": .nav, "aside": .aside, "form": .form, "ul": .ul,
    "ol": .ol, "li": .li, "dl": .dl, "dt": .dt, "dd": .dd, "table": .table, "caption": .figcaption,
    "tbody": .tbody, "thead": .tbody, "tfoot": .tbody, "tr": .tr, "td": .td, "th": .th,
    "blockquote": .blockquote, "q": .inline, "pre": .pre, "h1": .h1, "h2": .h2, "h3": .h3,
    "h4": .h4, "h5": .h5, "h6": .h6, "figure": .figure, "figcaption": .figcaption, "hr": .hr,
    "address": .address, "center": .center, "details": .details, "summary": .p, "fieldset": .form,
    "style": .hidden, "noscript": .hidden, "template": .hidden, "svg": .hidden, "math": .hidden,
    "iframe": .hidden, "object": .hidden, "embed": .hidden, "applet": .hidden, "canvas": .hidden,
    "video": .hidden, "audio": .hidden, "map": .hidden, "button": .hidden, "select": .hidden,
    "input": .hidden, "textarea": .hidden, "option": .hidden, "label": .inline, "dialog": .hidden,
    "picture": .hidden, "img": .hidden, "datalist": .hidden, "noframes": .hidden,
    "span": .inline, "em": .inline, "strong": .inline, "b": .inline, "i": .inline, "u": .inline,
    "small": .inline, "sub": .inline, "sup": .inline, "font": .inline, "code": .inline,
    "cite": .inline, "abbr": .inline, "mark": .inline, "s": .inline, "del": .inline,
    "ins": .inline, "big": .inline, "tt": .inline, "kbd": .inline, "dfn": .inline,
    "acronym": .inline, "strike": .inline, "bdi": .inline, "bdo": .inline, "wbr": .inline,
  ]

  /// The tag of a name in lower case.
  init(_ name: String) { self = Self.names[name] ?? .other }

  /// Whether the text before it and behind it belongs to other paragraphs.
  var isBlock: Bool {
    switch self {
    case .text, .a, .inline, .br, .other, .time, .script, .hidden, .meta, .link, .title, .td, .th:
      false
    default: true
    }
  }

  /// Whether it is a heading.
  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether it holds nothing that readers see.
  var isInvisible: Bool {
    switch self {
    case .script, .hidden, .head, .title, .meta, .link: true
    default: false
    }
  }
}
