import LuaKit
import NewsCorpus
import NewsScript
import TerminalText

extension REPL {
  /// How many functions `:why` shows.
  private static let mostFrames = 6
  /// How many lines of source stand before and behind the one that ran.
  private static let around = 2

  /// Explains the latest error: what, the lines of source, and what the variables were.
  func explainFailure() {
    guard var failure else { return show("nothing has gone wrong\n") }
    if failure.component != nil, failure.frames.isEmpty {
      failure.frames = repeated(failure)
      self.failure = failure
    }
    attempt {
      var lines: [String] = []
      if let component = failure.component?.component, let id = failure.article {
        lines.append(DisplayText.visible("\(component.title) with article '\(id)'"))
      }
      lines += ValuePrinter.visibleLines(failure.error.description)
      for (index, frame) in failure.frames.prefix(Self.mostFrames).enumerated() {
        let isLast = index == failure.frames.count - 1
        lines += try self.lines(of: frame, isLast: isLast, around: index == 0 ? Self.around : 0)
      }
      let more = failure.frames.count - Self.mostFrames
      if more > 0 { lines.append("… \(more) more") }
      if failure.frames.isEmpty {
        lines += sourceLines(failure.error.location, around: Self.around)
      }
      show(lines.map { $0 + "\n" }.joined())
    }
  }

  /// A function: where it was, the lines of source, and its variables.
  private func lines(of frame: LuaFrame, isLast: Bool, around: Int) throws -> [String] {
    let place = LuaError.Location(source: frame.source, line: frame.line)
    // An entry that uses locals of the session runs as a function.
    let isEntry = isLast && frame.isVararg && frame.name == nil && frame.source.hasPrefix("[")
    let isChunk = frame.isChunk || isEntry
    let name = isChunk ? "the main chunk" : frame.name.map { "'\($0)'" } ?? "a function"
    var lines = [DisplayText.visible("in \(name), \(place.source):\(place.line)")]
    lines += sourceLines(place, around: around)
    var shown: Set<String> = []
    // The last of a name is the one that is meant.
    let variables = frame.locals.reversed().filter { shown.insert($0.name).inserted }.reversed()
    let outer = frame.upvalues.filter { shown.insert($0.name).inserted }
    for (name, value) in variables + outer {
      lines.append(try self.line(name, value))
    }
    return lines
  }

  private func line(_ name: String, _ value: LuaValue) throws -> String {
    let tree = ValueTreeBuilder(reader: values) { [signals] () throws(LuaError) in
      if signals.isInterrupted { throw LuaError("interrupted") }
    }
    let text = (try? tree.tree(of: value).line) ?? value.typeName
    return DisplayText.cut("    \(DisplayText.visible(name)) = \(text)", to: columns)
  }

  /// The line of a place and its neighbours, with their numbers.
  private func sourceLines(_ place: LuaError.Location?, around: Int) -> [String] {
    guard let place, let source = source(named: place.source) else { return [] }
    let all = source.split(separator: "\n", omittingEmptySubsequences: false)
    let first = max(1, place.line - around)
    let last = min(all.count, place.line + around)
    guard first <= last else { return [] }
    return (first...last).map { number in
      let mark = number == place.line ? "> " : "  "
      let text = mark + String(number) + "  " + VisibleText.lines(of: String(all[number - 1]))
      return DisplayText.cut(text.replacing("\t", with: "  "), to: columns)
    }
  }

  /// The source of a chunk: an entry of the session, or a file.
  private func source(named name: String) -> String? {
    if name.hasPrefix("["), name.hasSuffix("]"), let number = Int(name.dropFirst().dropLast()) {
      return record.entry(number).map(\.source)
    }
    guard let bytes = try? DescriptorSource(path: expanded(name)).readAll(upTo: LoadedFile.longest)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Lets a component fail once more with its article, to see what its functions know.
  private func repeated(_ failure: SessionFailure) -> [LuaFrame] {
    guard let component = failure.component, let id = failure.article,
      let article = try? state.host.corpus?.article(id: id)
    else { return [] }
    let lua = component.state.lua
    lua.keepFrames()
    defer { if component.state !== state { lua.keepFrames(false) } }
    let again = component.state.host.article(CorpusArticle(read: article))
    try? signals.whileStoppable {
      switch component.component.kind {
      case .filter: _ = try component.keep(again)
      case .classifier: _ = try component.classify(again)
      case .annotator: try component.annotate(again)
      case .report: try component.each(component.start(), again)
      case .reader: break
      }
    }
    return lua.takeFrames()
  }
}
