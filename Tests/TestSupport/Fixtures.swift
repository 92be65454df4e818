import Foundation

/// The files below `Tests/Fixtures`.
package enum Fixtures {
  /// The folder.
  package static let path = Checkout.path + "/Tests/Fixtures"

  /// The path of a file.
  package static func file(_ name: String) -> String { path + "/" + name }

  /// The bytes of a file.
  package static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }

  /// The text of a file.
  package static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// An article that was analyzed by hand, such as `seed-article.json`.
  package static func gold(_ name: String) throws -> GoldArticle {
    try JSONDecoder().decode(GoldArticle.self, from: Data(try bytes(name)))
  }
}
