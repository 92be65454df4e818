import LuaKit
import NewsCorpus

/// A key that a manifest can have: what editors, errors and the guide know of it.
package struct ManifestKey: Sendable {
  /// What its value is.
  enum Form: Sendable {
    case text(pattern: String?)
    case texts(pattern: String?)
    case table
  }

  /// The key.
  package let name: String
  /// What it says, in one sentence.
  package let summary: String
  /// Whether every manifest has it.
  package let isRequired: Bool
  let form: Form
  let example: String

  private init(
    _ name: String, _ form: Form, isRequired: Bool = false, example: String, _ summary: String
  ) {
    (self.name, self.form, self.isRequired) = (name, form, isRequired)
    (self.example, self.summary) = (example, summary)
  }

  private static let version = #"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)([-+][0-9A-Za-z.+-]+)?$"#
  private static let plainName = "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$"
  /// A pattern of the forms of permissions: what is in capitals stands for anything.
  private static let permission: String = {
    let forms = LuaPermission.forms.map { form in
      form.firstIndex(of: ":").map { form[...$0] + ".+" } ?? form[...]
    }
    return "^(" + forms.joined(separator: "|") + ")$"
  }()

  /// All keys, in the order in which a manifest has them.
  package static let all: [ManifestKey] = [
    ManifestKey(
      "name", .text(pattern: plainName), isRequired: true, example: "quote-ledger",
      "The name: lower-case letters, digits and hyphens, perhaps behind an owner and a slash."),
    ManifestKey(
      "version", .text(pattern: version), isRequired: true, example: "1.0.0",
      "The version, as semver.org has it."),
    ManifestKey(
      "summary", .text(pattern: nil), isRequired: true, example: "Counts who is quoted how often.",
      "What the plugin does, in one sentence."),
    ManifestKey(
      "license", .text(pattern: nil), example: "MIT", "The licence, as an SPDX expression."),
    ManifestKey("authors", .texts(pattern: nil), example: "Ada Byron", "Who made it."),
    ManifestKey(
      "newslab", .text(pattern: nil), isRequired: true, example: "^0.1",
      "The versions of newslab that it works with, as npm writes ranges."),
    ManifestKey(
      "dependencies", .table, example: "^1.0",
      "Plugins that its modules require, with the versions that will do."),
    ManifestKey(
      "permissions", .texts(pattern: permission), example: "clock",
      "What it asks for: \(LuaPermission.forms.joined(separator: ", "))."),
    ManifestKey("keywords", .texts(pattern: nil), example: "quotes", "Words to find it by."),
    ManifestKey(
      "$schema", .text(pattern: nil), example: ".newslab-types/plugin.schema.json",
      "Where editors find what a manifest can say; newslab does not read it."),
  ]

  /// The names of all keys.
  static let names = all.map(\.name)

  /// A JSON Schema (draft 2020-12) of `plugin.json`, by which editors complete and check it.
  package static var schema: [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("$schema") { $0.string("https://json-schema.org/draft/2020-12/schema") }
      writer.member("title") { $0.string("plugin.json of newslab") }
      writer.member("type") { $0.string("object") }
      writer.member("additionalProperties") { $0.bool(false) }
      writer.member("required") { writer in
        writer.list(all.filter(\.isRequired)) { $0.string($1.name) }
      }
      writer.member("properties") { writer in
        writer.object { writer in
          for key in all { writer.member(key.name) { writer in writer.object { key.write(&$0) } } }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private func write(_ writer: inout JSONWriter) {
    writer.member("description") { $0.string(summary) }
    switch form {
    case .text(let pattern):
      Self.writeText(pattern, &writer)
      writer.member("examples") { writer in writer.list([example]) { $0.string($1) } }
    case .texts(let pattern):
      writer.member("type") { $0.string("array") }
      writer.member("items") { writer in writer.object { Self.writeText(pattern, &$0) } }
      writer.member("uniqueItems") { $0.bool(true) }
    case .table:
      writer.member("type") { $0.string("object") }
      writer.member("propertyNames") { writer in
        writer.object { writer in writer.member("pattern") { $0.string(Self.plainName) } }
      }
      writer.member("additionalProperties") { writer in
        writer.object { Self.writeText(nil, &$0) }
      }
    }
  }

  private static func writeText(_ pattern: String?, _ writer: inout JSONWriter) {
    writer.member("type") { $0.string("string") }
    writer.member("minLength") { $0.integer(1) }
    if let pattern { writer.member("pattern") { $0.string(pattern) } }
  }
}
