import CorpusMaker
import Glibc
import NewsCorpus

/// `newslab-dev corpus --data DIR --articles N|--megabytes N --seed S -o FILE`: makes a corpus of any
/// size of the sentences of another one.
enum CorpusCommand {
  struct Problem: Error, CustomStringConvertible { let description: String }

  private static let usage = "--data, --articles, --megabytes, --seed, -o"

  static func run(_ arguments: [String]) throws {
    var (data, output): (String?, String?) = (nil, nil)
    var (articles, megabytes, seed): (Int?, Int?, UInt64) = (nil, nil, 1)
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Problem(description: "\(name): no value") }
      switch name {
      case "--data": data = value
      case "--articles": articles = try number(value, of: name)
      case "--megabytes": megabytes = try number(value, of: name)
      case "--seed": seed = try number(value, of: name)
      case "-o": output = value
      default: throw Problem(description: "unknown option '\(name)'; known: \(usage)")
      }
    }
    guard let data, let output, (articles == nil) != (megabytes == nil) else {
      throw Problem(description: "expected --data, -o, and one of --articles and --megabytes")
    }
    let size =
      articles.map { CorpusFile.Size.articles($0) } ?? .bytes((megabytes ?? 0) * 1_000_000)
    let count = try CorpusFile.write(size, of: data, seed: seed, to: output)
    print("\(count) articles in \(output)")
  }

  private static func number<Number: FixedWidthInteger>(_ text: String, of name: String) throws
    -> Number
  {
    guard let number = Number(text), number > 0 else {
      throw Problem(description: "\(name): expected a whole number above 0, got '\(text)'")
    }
    return number
  }
}
