import LuaKit
import NewsScript
import Spelling
import TerminalText

/// Searches the names and summaries of everything that help knows.
package struct Apropos {
  /// Something that may be found.
  struct Entry {
    let group: String
    let name: String
    let summary: String
    /// The stems of the words of a component, of its options and examples.
    var stems: Set<String> = []
  }

  private let entries: [Entry]
  private static let mostOfGroup = 12

  /// Takes what a finder and its library know.
  package init(_ finder: HelpFinder) throws(LuaError) {
    let library = finder.library
    var entries = HelpRenderer(finder.description).summaries.map {
      Entry(group: "Lua of newslab", name: $0.name, summary: $0.summary)
    }
    entries += PromptCommand.all.map {
      Entry(group: "Commands of the prompt", name: ":" + $0.name, summary: $0.summary)
    }
    entries += library.settings.map {
      Entry(group: "Settings", name: ":set " + $0.name, summary: $0.summary)
    }
    entries += try library.knownComponents(finder.reader).map {
      Entry(
        group: "Components", name: $0.name, summary: $0.component.summary,
        stems: Set(Self.words(of: $0.component.summary + " " + $0.searched).map(WordStem.of)))
    }
    for plugin in library.plugins {
      let words = ([plugin.manifest.summary] + plugin.manifest.keywords).joined(separator: " · ")
      entries.append(Entry(group: "Plugins", name: plugin.manifest.name, summary: words))
    }
    entries += library.topics.map {
      Entry(group: "Commands of the shell", name: "newslab " + $0.name, summary: $0.summary)
    }
    entries += library.guides.map { Entry(group: "Guides", name: $0.name, summary: $0.summary) }
    entries += (LuaWord.functions + LuaWord.keywords).map {
      Entry(group: "Lua", name: $0.name, summary: $0.summary)
    }
    self.entries = entries
  }

  /// What has all the words of a search, best group first; an error when nothing has.
  package func text(for search: String, width: Int) throws(LuaError) -> String {
    let words = search.lowercased().split(separator: " ").map(String.init)
    var groups: [(name: String, found: [(score: Int, entry: Entry)])] = []
    for entry in entries {
      let scores = words.map { Self.score($0, entry) }
      guard !scores.isEmpty, scores.allSatisfy({ $0 > 0 }) else { continue }
      let found = (scores.reduce(0, +), entry)
      if let place = groups.firstIndex(where: { $0.name == entry.group }) {
        groups[place].found.append(found)
      } else {
        groups.append((entry.group, [found]))
      }
    }
    guard !groups.isEmpty else {
      let known = Set(entries.flatMap { Self.words(of: $0.name) })
      let nearest = words.first.flatMap { NearestName.nearest(to: $0, among: Array(known)) }
      throw LuaError(
        "nothing about '\(search)'" + (nearest.map { " (did you mean '\($0)'?)" } ?? ""))
    }
    for place in groups.indices { groups[place].found = Self.ranked(groups[place].found) }
    let best = { (group: (name: String, found: [(score: Int, entry: Entry)])) in
      group.found.first?.score ?? 0
    }
    let order = groups.enumerated().sorted {
      (best($1.element), $0.offset) < (best($0.element), $1.offset)
    }
    let lines = order.enumerated().flatMap { place, group in
      (place > 0 ? [""] : [])
        + Self.lines(group.element.name, group.element.found.map(\.entry), width)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ name: String, _ entries: [Entry], _ width: Int) -> [String] {
    let rows = entries.prefix(mostOfGroup).map { HelpPage.Row($0.name, $0.summary) }
    let left = entries.count - rows.count
    return [name] + HelpRows.lines(rows, width: width)
      + (left > 0 ? ["  … \(left.grouped) more"] : [])
  }

  private static func ranked(_ found: [(score: Int, entry: Entry)]) -> [(score: Int, entry: Entry)]
  {
    found.sorted { left, right in
      left.score != right.score
        ? left.score > right.score
        : left.entry.name.utf8.lexicographicallyPrecedes(right.entry.name.utf8)
    }
  }

  /// How well an entry fits a word: its whole name best, then a word of it, then the summary.
  private static func score(_ word: String, _ entry: Entry) -> Int {
    // Members are found by their own names: their class stands in the list, too.
    let owner = entry.name.lastIndex { $0 == "." || $0 == ":" }
    let own = owner.map { entry.name[entry.name.index(after: $0)...] } ?? entry.name[...]
    let parts = words(of: String(own))
    if parts == [word] { return 100 }
    if parts.contains(where: { $0 == word || $0 == word + "s" }) { return 90 }
    if parts.contains(where: { $0.hasPrefix(word) }) { return 60 }
    if own.lowercased().contains(word) { return 40 }
    let said = words(of: entry.summary)
    if said.contains(where: { $0 == word || $0 == word + "s" }) { return 30 }
    if said.contains(where: { $0.hasPrefix(word) }) { return 20 }
    if entry.summary.lowercased().contains(word) { return 10 }
    let stem = WordStem.of(word)
    if entry.stems.contains(stem) { return 7 }
    let around = entry.name.lowercased() + " " + entry.group.lowercased()
    return around.contains(word) ? 5 : 0
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
