import NewsCorpus
import NewsScript

/// Reads receipts; trusts nothing in them.
struct ReceiptReader {
  /// What was expected and where.
  struct Fault: Error, CustomStringConvertible {
    let description: String
    /// Whether it is a receipt, but says something else than newslab wrote.
    var isEdited = false
  }

  /// The receipt of a file, unless it is none or was edited.
  static func read(_ path: String) throws(CommandFailure) -> Receipt {
    let bytes = try CommandFailure.reading(path) { () throws(FileError) in
      try DescriptorSource(path: path).readAll(upTo: 64 << 20)
    }
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONValue.parse(bytes)
    } catch {
      let line = bytes.prefix(max(0, error.column - 1)).count { $0 == 0x0A } + 1
      throw CommandFailure(.notLoaded, "'\(path):\(line)' is no receipt: \(error)")
    }
    do throws(Fault) {
      return try receipt(value)
    } catch {
      let what = error.isEdited ? "was edited" : "is no receipt"
      throw CommandFailure(error.isEdited ? .permission : .notLoaded, "'\(path)' \(what): \(error)")
    }
  }

  private static func receipt(_ value: JSONValue) throws(Fault) -> Receipt {
    var file = try ReceiptFields(value, at: "")
    let format = try file.text("format")
    guard format == Receipt.format else {
      throw Fault(description: "format: expected '\(Receipt.format)', found '\(format)'")
    }
    let (version, rules) = (try file.text("newslab"), try file.text("rules"))
    var corpus = try file.fields("corpus")
    var form = try file.fields("output")
    var counts = try file.fields("counts")
    var result = try file.fields("result")
    var components: [Receipt.Component] = []
    for fields in try file.list("components") { components.append(try component(fields)) }
    var plugins: [Receipt.Plugin] = []
    for fields in try file.list("plugins") { plugins.append(try plugin(fields)) }
    let receipt = Receipt(
      version: version, rules: rules,
      corpus: Receipt.Corpus(
        name: try corpus.text("name"), count: try corpus.count("articles"),
        fingerprint: try corpus.text("fingerprint"), marks: try corpus.texts("marks")),
      selection: try file.textsByName("selection"), components: components, plugins: plugins,
      limits: try file.texts("limits"), permissions: try file.texts("permissions"),
      form: Receipt.Form(
        format: try form.text("format"), table: try form.countIfAny("table"),
        columns: try form.countIfAny("columns")),
      counts: Receipt.Counts(
        processed: try counts.count("processed"), kept: try counts.count("kept"),
        failed: try counts.count("failed"), unreadable: try counts.count("unreadable")),
      bytes: try result.count("bytes"), sha256: try result.text("sha256"),
      command: try file.texts("command"), folder: try file.text("folder"))
    let seal = try file.text("seal")
    for fields in [file, corpus, form, counts, result] { try fields.checkEnd() }
    guard seal == receipt.seal else {
      throw Fault(
        description: "seal: expected \(receipt.seal.prefix(16))… for what the receipt says, found "
          + "\(seal.prefix(16))…", isEdited: true)
    }
    return receipt
  }

  private static func component(_ given: ReceiptFields) throws(Fault) -> Receipt.Component {
    var fields = given
    var statuses = try fields.fields("statuses")
    var counted = RunCounts.Statuses()
    counted.ok = try statuses.count("ok")
    counted.skipped = try statuses.count("skipped")
    counted.error = try statuses.count("error")
    counted.limit = try statuses.count("limit")
    let component = Receipt.Component(
      kind: try fields.text("kind"), name: try fields.text("name"),
      source: try fields.text("source"), code: try fields.text("code"),
      options: try fields.textsByName("options"), statuses: counted)
    try statuses.checkEnd()
    try fields.checkEnd()
    return component
  }

  private static func plugin(_ given: ReceiptFields) throws(Fault) -> Receipt.Plugin {
    var fields = given
    let plugin = Receipt.Plugin(
      name: try fields.text("name"), version: try fields.text("version"),
      fingerprint: try fields.text("fingerprint"))
    try fields.checkEnd()
    return plugin
  }
}
