import Glibc
import NewsModel

/// The lists of names and words that names and entities are found by, read once and shared by all
/// threads.
package struct Lexicons: Sendable {
  /// Names of places, organisations, peoples.
  package internal(set) var phrases = PhraseTable(capacity: 65_536)
  /// Titles and roles; the code of an entry is an index into ``titleList``.
  package internal(set) var titles = PhraseTable(capacity: 2_048)
  /// Traits of single words.
  package internal(set) var words = TraitTable(capacity: 32_768)
  /// What is known of each title, in the order of its list.
  package internal(set) var titleList: [Title] = []
  /// The first names that a short one may stand for, folded and hashed ("Bob" for "Robert").
  package internal(set) var fullNames: [UInt64: [UInt64]] = [:]
  /// Canonical names and codes, one after the other.
  package internal(set) var pool: [UInt8] = []
  /// The Wikidata identifier of each country, in ``pool``.
  package internal(set) var wikidata: [String: Range<Int32>] = [:]
  /// The entry of each country by its two letters.
  package internal(set) var countryByCode: [String: Int] = [:]

  /// Who held which office when.
  package internal(set) var roles = RoleTable()
  /// Lists of names that analysts brought, in the order in which they are believed.
  package internal(set) var imported: [Gazetteer] = []

  /// Labels words by trained weights; nil when there are none, and rules alone find names.
  package let tagger: Tagger?

  /// Reads all lists from a folder of resources; `imported` ones are believed before them.
  package init(folder: String, imported: [Gazetteer] = []) throws(AnalysisError) {
    self.imported = imported
    let model = folder + "/names.model"
    tagger = access(model, R_OK) == 0 ? Tagger(try TaggerWeights(path: model)) : nil
    var loader = LexiconLoader(folder: folder)
    try loader.load(into: &self)
  }

  /// What is known of an entry of ``titles``.
  func title(_ entry: Int) -> Title { titleList[Int(titles.entries[entry].code.lowerBound)] }

  /// Whether one of two first names is short for the other, or both for a third.
  func areOneFirstName(_ left: UInt64, _ right: UInt64) -> Bool {
    let (a, b) = (fullNames[left] ?? [left], fullNames[right] ?? [right])
    return a.contains(right) || b.contains(left) || a.contains { b.contains($0) }
  }

  /// A string of ``pool``.
  package func string(_ range: Range<Int32>) -> String {
    let range = Int(range.lowerBound)..<Int(range.upperBound)
    return String(decoding: pool[range.clamped(to: 0..<pool.count)], as: UTF8.self)
  }

  /// The canonical name of an entry.
  package func name(of entry: PhraseEntry) -> String { string(entry.name) }

  /// The code of an entry: a country's or state's letters, a place for a people.
  package func code(of entry: PhraseEntry) -> String { string(entry.code) }

  /// The entries that a phrase hash has, most believed first.
  package func entries(_ key: UInt64) -> [PhraseEntry] {
    guard var index = phrases[key], index >= 0 else { return [] }
    var found: [PhraseEntry] = []
    while index >= 0 {
      found.append(phrases.entries[index])
      index = Int(phrases.entries[index].next)
    }
    return found
  }

  /// The entries of a name given as a string.
  package func entries(named name: String) -> [PhraseEntry] { entries(Self.key(of: name)) }

  /// The hash by which the tables know a phrase.
  package static func key(of phrase: String) -> UInt64 {
    var key = PhraseTable.empty
    var phrase = phrase
    phrase.withUTF8 { bytes in
      var end = -1
      WordPieces.forEach(in: 0..<bytes.count, of: bytes) { piece in
        let comma = end >= 0 && bytes[end..<piece.lowerBound].contains(0x2C)
        key = PhraseTable.extend(key, by: TextFolding.hash(bytes, piece), comma: comma)
        end = piece.upperBound
      }
    }
    return key
  }
}
