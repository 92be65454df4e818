import FoundationEssentials
import NewsModel

/// Reads the Groningen Meaning Bank: tokens with labels, sentences of an article in a row.
enum GroningenSet {
  static func texts(_ path: String) throws -> [TrainingText] {
    let data = try Data(contentsOf: URL(filePath: path))
    var texts: [TrainingText] = []
    var builder = Builder()
    var sentences = 0
    var number = 0
    func flush() {
      guard sentences > 0 else { return }
      texts.append(
        TrainingText(
          set: "gmb", id: "gmb-\(number)", text: builder.text, names: builder.names,
          unmarked: KindSet.product | KindSet.work | KindSet.law | KindSet.event,
          part: number / 5 % 12 == 11 ? 0 : -1))
      number += 1
      sentences = 0
      builder = Builder()
    }
    for line in String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("# id") { continue }
      if line.isEmpty {
        guard builder.hasTokens else { continue }
        builder.endSentence()
        sentences += 1
        if sentences == 16 { flush() }
        continue
      }
      let cells = line.split(separator: "\t")
      if cells.count == 2 { builder.add(String(cells[0]), String(cells[1])) }
    }
    flush()
    return texts
  }

  private struct Builder {
    var text = ""
    var names: [TrainingText.Name] = []
    var hasTokens = false
    private var isOpen = false
    private var label = ""
    private var isQuoteOpen = false
    private var glue = true

    mutating func add(_ token: String, _ tag: String) {
      if !hasTokens, !text.isEmpty {
        text += "\n\n"
        glue = true
      }
      hasTokens = true
      let attaches =
        [",", ".", ";", ":", "?", "!", ")", "'s", "'", "n't", "%", "'re", "'ve", "'ll"].contains(
          token)
        || (token == "\"" && isQuoteOpen)
      if !glue, !attaches { text += " " }
      let start = text.utf8.count
      text += token
      glue = token == "(" || token == "$" || (token == "\"" && !isQuoteOpen)
      if token == "\"" { isQuoteOpen.toggle() }
      let end = text.utf8.count
      let kind = tag.dropFirst(2)
      if tag.hasPrefix("B-") {
        names.append(TrainingText.Name(span: start..<end, kinds: 0))
        label = String(kind)
        isOpen = true
        set(token)
      } else if tag.hasPrefix("I-"), isOpen, label == kind {
        names[names.count - 1].span = names[names.count - 1].span.lowerBound..<end
      } else {
        isOpen = false
      }
    }

    private mutating func set(_ token: String) {
      let last = names.count - 1
      switch label {
      case "per": names[last].kinds = KindSet.person
      case "org": names[last].kinds = KindSet.org
      case "geo": names[last].kinds = KindSet.place
      case "gpe": names[last].kinds = KindSet.norp | KindSet.gpe
      case "eve": (names[last].kinds, names[last].isOptional) = (KindSet.event, true)
      case "art", "nat":
        (names[last].kinds, names[last].isOptional) = (KindSet.other, true)
      default:
        names.removeLast()
        isOpen = false
      }
    }

    mutating func endSentence() {
      hasTokens = false
      isOpen = false
      isQuoteOpen = false
    }
  }
}
