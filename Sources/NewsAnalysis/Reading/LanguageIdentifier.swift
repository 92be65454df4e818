import CTextCat
import FoundationEssentials
import Glibc
import NewsModel
import Synchronization

/// Tells languages apart by their commonest groups of letters, by libexttextcat.
///
/// Its data is opened when it is first needed, which takes about 0.1 s; threads take turns.
package final class LanguageIdentifier: Sendable {
  /// Where libexttextcat's data may be.
  package struct Place: Sendable {
    /// The folder that holds `fpdb.conf`; nil when none does.
    package let folder: String?
    /// The folders that were looked at.
    package let lookedIn: [String]

    /// A place that was found in another way.
    package init(folder: String?, lookedIn: [String]) {
      (self.folder, self.lookedIn) = (folder, lookedIn)
    }

    /// Looks in `$NEWSLAB_LANGUAGES` if that is set, else beside the lists (`../languages`) and in
    /// each `libexttextcat` of `$XDG_DATA_DIRS` and of the usual folders.
    package init(lexicons: String, environment: [String: String]) {
      var folders: [String] = []
      if let given = environment["NEWSLAB_LANGUAGES"], !given.isEmpty {
        folders = [given]
      } else {
        folders.append(lexicons + "/../languages")
        let given = (environment["XDG_DATA_DIRS"] ?? "").split(separator: ":").map(String.init)
        for folder in given + ["/usr/local/share", "/usr/share"] {
          let place = folder + "/libexttextcat"
          if folder.hasPrefix("/"), !folders.contains(place) { folders.append(place) }
        }
      }
      let found = folders.first { access($0 + "/fpdb.conf", R_OK) == 0 }
      self.init(folder: found, lookedIn: folders)
    }
  }

  private let folder: String?
  /// The address of the classifier: nil before it was needed, 0 when it cannot be opened.
  private let handle = Mutex<UInt?>(nil)

  /// Takes the data of a place.
  package init(_ place: Place) { folder = place.folder }

  deinit {
    handle.withLock { address in
      // The library takes no null here.
      guard let opened = address.flatMap(UnsafeMutableRawPointer.init(bitPattern:)) else { return }
      textcat_Done(opened)
    }
  }

  /// The language of the first 500 bytes of a part of a text; nil when there is no data.
  package func guess(_ text: ArticleText, from start: Int = 0) -> LanguageGuess? {
    guard folder != nil else { return nil }
    let sample = Self.letters(of: text, from: start)
    // No language writes with fewer letters; the library would find the nearest one nevertheless.
    guard Set(sample).count > 7 else { return LanguageGuess(nil, confidence: 0) }
    return handle.withLock { address -> LanguageGuess? in
      let opened = address ?? open()
      address = opened
      guard let classifier = UnsafeMutableRawPointer(bitPattern: opened) else { return nil }
      return Self.classify(sample, by: classifier)
    }
  }

  private func open() -> UInt {
    guard let folder,
      let classifier = special_textcat_Init(folder + "/fpdb.conf", folder + "/")
    else { return 0 }
    textcat_SetProperty(classifier, TCPROP_MINIMUM_DOCUMENT_SIZE, 3)
    return UInt(bitPattern: classifier)
  }

  /// Letters and spaces; digits and marks are the same in all languages.
  private static func letters(of text: ArticleText, from start: Int) -> [UInt8] {
    var sample: [UInt8] = []
    var index = max(0, start)
    while index < text.count, sample.count < 500 {
      let byte = text.bytes[index]
      let length = byte < 0x80 ? 1 : WideScalar.read(text.bytes, at: index, end: text.count).length
      let isLetter =
        byte >= 0x80 || !ByteClass.table[Int(byte)].isDisjoint(with: .letter)
        || byte == UInt8(ascii: "'")
      if isLetter {
        sample.append(contentsOf: text.bytes[index..<index + length])
      } else if sample.last != 0x20 {
        sample.append(0x20)
      }
      index += length
    }
    return sample
  }

  private static func classify(
    _ sample: [UInt8], by classifier: UnsafeMutableRawPointer
  ) -> LanguageGuess {
    let none = LanguageGuess(nil, confidence: 0)
    guard let output = textcat_GetClassifyFullOutput(classifier) else { return none }
    defer { textcat_ReleaseClassifyFullOutput(classifier, output) }
    let count = sample.withUnsafeBytes { bytes in
      textcat_ClassifyFull(
        classifier, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, output)
    }
    guard count > 0 else { return none }
    let candidates = (0..<Int(count)).compactMap { index -> (tag: String, score: Double)? in
      guard let name = output[index].name else { return nil }
      return (tag(String(cString: name)), Double(output[index].score))
    }.sorted { $0.score < $1.score }
    guard let best = candidates.first else { return none }
    // The library lists what is at most 3% farther away than the nearest language.
    let next = candidates.first { $0.tag != best.tag }?.score ?? .infinity
    let margin = min(1, (next / max(1, best.score) - 1) / 0.03)
    let letters = Double(sample.count { $0 & 0xC0 != 0x80 && $0 != 0x20 })
    let confidence = (0.5 + 0.5 * margin) * letters / (letters + 40)
    return LanguageGuess(confidence < 0.5 ? nil : best.tag, confidence: confidence)
  }

  /// A language tag of what libexttextcat calls a language ("en--utf8", "zh-CN-utf8"); Scots, which
  /// it often takes English for, counts as English.
  private static func tag(_ name: String) -> String {
    var tag = name[...]
    if tag.hasSuffix("-utf8") { tag = tag.dropLast(5) }
    while tag.hasSuffix("-") { tag = tag.dropLast() }
    switch tag {
    case "sco": return "en"
    case "az-cyrillic": return "az-Cyrl"
    default: return String(tag)
    }
  }
}
