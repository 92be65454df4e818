import LuaKit
import NewsModel

/// Runs the examples of a component, which are its tests.
package enum ExampleRunner {
  /// What became of one example.
  package struct Result: Sendable {
    /// The component and the example: "filter 'org-first': keeps 1".
    package let title: String
    /// What was wrong, or nil when all is well.
    package let problem: String?
  }

  /// The texts that an example runs with: as it stands, repeated, and behind other characters, so
  /// that mistakes with bytes and positions show.
  private static let variations: [(name: String, change: @Sendable (String) -> String)] = [
    ("", { $0 }),
    (" (repeated)", { $0 + "\n\n" + $0 }),
    (" (behind é👩‍🚀)", { "é👩‍🚀.\n\n" + $0 }),
  ]

  /// Runs all examples, in order.
  package static func run(_ component: LoadedComponent) -> [Result] {
    component.component.examples.flatMap { run($0, of: component) }
  }

  private static func run(_ example: ComponentExample, of component: LoadedComponent) -> [Result] {
    var isReport = false
    if case .report = example.expectation { isReport = true }
    if case .records = example.expectation { isReport = true }
    let chosen = example.isAsIs || isReport ? Array(variations.prefix(1)) : variations
    return chosen.map { variation in
      let title = "\(component.component.title): \(example.title)\(variation.name)"
      var configured = component
      do {
        try configured.set(example.options)
        let problem = try check(example, example.texts.map(variation.change), configured)
        return Result(title: title, problem: problem)
      } catch {
        return Result(title: title, problem: String(describing: error))
      }
    }
  }

  private static func check(
    _ example: ComponentExample, _ texts: [String], _ component: LoadedComponent
  ) throws(LuaError) -> String? {
    switch example.expectation {
    case .keeps(let isKept):
      let found = try component.keep(article(texts[0], example, component))
      return found == isKept ? nil : found ? "was kept" : "was dropped"
    case .label(let label):
      let found = try component.classify(article(texts[0], example, component))?.label
      return found == label
        ? nil : "expected label \(label ?? "(none)"), got \(found ?? "(none)")"
    case .records(let texts):
      let found = try ReaderComponent.texts(of: component, reading: example.texts[0])
      return found == texts ? nil : "expected records with the texts \(texts), got \(found)"
    case .marked: return try checkMarks(texts[0], example, component)
    case .report(let contains, let lacks):
      let articles = texts.enumerated().map { index, text in
        let id = texts.count == 1 ? "text" : "text-\(index + 1)"
        return article(text, example, component, id: id)
      }
      return try ReportExample(component, articles).problem(contains: contains, lacks: lacks)
    }
  }

  private static func article(
    _ text: String, _ example: ComponentExample, _ component: LoadedComponent, id: String = "text"
  ) -> ScriptArticle {
    component.state.host.article(text: text, id: id, date: example.date)
  }

  private static func checkMarks(
    _ marked: String, _ example: ComponentExample, _ component: LoadedComponent
  ) throws(LuaError) -> String? {
    let parsed = MarkedExample(marked)
    let article = article(parsed.text, example, component)
    try component.annotate(article)
    let found = Set(article.added.map { MarkedExample.Mark(span: $0.span, kind: $0.kind.rawValue) })
    let wanted = Set(parsed.marks)
    let describe = { (marks: Set<MarkedExample.Mark>) in
      marks.sorted {
        ($0.span.lowerBound, $0.span.upperBound, $0.kind)
          < ($1.span.lowerBound, $1.span.upperBound, $1.kind)
      }
      .map { "[\(article.text($0.span))](\($0.kind))" }.joined(separator: ", ")
    }
    let missing = wanted.subtracting(found)
    let extra = found.subtracting(wanted)
    if missing.isEmpty, extra.isEmpty { return nil }
    return [
      missing.isEmpty ? nil : "not found: " + describe(missing),
      extra.isEmpty ? nil : "found but not marked: " + describe(extra),
    ].compactMap { $0 }.joined(separator: "; ")
  }
}

/// A text with `[words](KIND)` marks, without them and with where they stood.
struct MarkedExample {
  struct Mark: Hashable {
    let span: TextSpan
    let kind: String
  }

  private(set) var text = ""
  private(set) var marks: [Mark] = []

  init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "[") {
      let tail = rest[rest.index(after: open)...]
      guard let middle = tail.range(of: "]("),
        let close = tail[middle.upperBound...].firstIndex(of: ")")
      else { break }
      text += rest[..<open]
      let start = text.utf8.count
      text += tail[..<middle.lowerBound]
      let kind = String(tail[middle.upperBound..<close])
      marks.append(Mark(span: start..<text.utf8.count, kind: kind))
      rest = tail[tail.index(after: close)...]
    }
    text += rest
  }
}

extension Substring {
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
