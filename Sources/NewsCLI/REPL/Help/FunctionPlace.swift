import LuaKit
import LuaSyntax
import NewsCorpus

/// Where a function of Lua was written, as the interpreter remembers it.
struct FunctionPlace: Equatable {
  /// The name of its chunk, as Lua has it: `@file.lua`, `=[3]`.
  let chunk: String
  /// The lines, counted from 1.
  let lines: ClosedRange<Int>
  /// How many parameters it has.
  let parameterCount: Int
  /// Whether it takes any number of arguments.
  let isVariadic: Bool

  /// The place as a person reads it: `keep.lua:3`, or the entry of the prompt.
  var shown: String {
    let name = String(chunk.dropFirst())
    if chunk.hasPrefix("=["), name.hasSuffix("]"), let number = entryNumber {
      return "entry \(number), line \(lines.lowerBound)"
    }
    return chunk.hasPrefix("@")
      ? "\(name):\(lines.lowerBound)" : "\(name), line \(lines.lowerBound)"
  }

  /// The number of the entry of the prompt, or nil for what was written elsewhere.
  var entryNumber: Int? {
    chunk.hasPrefix("=[") && chunk.hasSuffix("]") ? Int(chunk.dropFirst(2).dropLast()) : nil
  }

  /// Whether newslab itself wrote it.
  var isOwn: Bool { chunk.hasPrefix("=newslab") }

  /// The lines of the entries right before that are nothing but comments.
  func commentsBefore(_ entry: (Int) -> String?) -> [String] {
    guard let entryNumber else { return [] }
    var lines: [String] = []
    var number = entryNumber - 1
    while number > 0, lines.count < 50, let text = entry(number) {
      let own = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
      guard own.allSatisfy({ $0.drop { $0 == " " }.hasPrefix("--") }) else { break }
      lines = own + lines
      number -= 1
    }
    return lines
  }

  /// The text of the whole chunk: of a file as it is now, of an entry as it was typed.
  func chunkText(_ entry: (Int) -> String?) -> [String]? {
    var text: String?
    if let entryNumber {
      text = entry(entryNumber)
    } else if chunk.hasPrefix("@"),
      let bytes = try? DescriptorSource(path: String(chunk.dropFirst())).readAll(upTo: 1 << 22)
    {
      text = String(decoding: bytes, as: UTF8.self)
    }
    return text?.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
  }
}

/// What the text of a function says of it.
struct FunctionText {
  /// The lines of the function.
  let lines: [String]
  /// The words of the comment above it.
  let comment: String
  /// The parameters, as they are written; nil when they were not found.
  let parameters: String?

  /// Finds the function in the lines of its chunk; nil when these are not there any more.
  ///
  /// A comment that begins the chunk goes on in the lines before it, those of earlier entries.
  init?(_ place: FunctionPlace, in chunk: [String], after before: [String] = []) {
    let (first, last) = (place.lines.lowerBound - 1, place.lines.upperBound - 1)
    guard chunk.indices.contains(first), chunk.indices.contains(last) else { return nil }
    lines = Array(chunk[first...last])
    var above: [String] = []
    for line in (before + chunk[..<first]).reversed() {
      let text = line.drop { $0 == " " || $0 == "\t" }
      guard text.hasPrefix("--"), !text.hasPrefix("--[") else { break }
      above.append(String(text.drop { $0 == "-" }.drop { $0 == " " }))
    }
    comment = above.reversed().filter { !$0.hasPrefix("@") }.joined(separator: " ")
    // Of several functions on these lines Lua tells no one apart; the source may.
    let source = Array(chunk.joined(separator: "\n").utf8)
    let own = FunctionSource.text(
      of: source, from: place.lines.lowerBound, to: place.lines.upperBound)
    let text = own ?? lines.joined(separator: " ")
    parameters = text.firstRange(of: "function").flatMap { word in
      let rest = text[word.upperBound...]
      guard let open = rest.firstIndex(of: "("),
        let close = rest[open...].firstIndex(of: ")")
      else { return nil }
      return String(rest[rest.index(after: open)..<close])
    }
  }
}
