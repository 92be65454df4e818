import NewsCorpus

/// What one line of a result says of an article.
struct ResultArticle {
  /// The id.
  var id: String
  /// The title, or nil.
  var title: String?
  /// Classifiers, and names of other labels, with what they say and why.
  var classifications: [(classifier: String, label: String, why: String?)]
  /// How many mentions annotators added.
  var addedCount: Int
  /// A hash of what they added.
  var addedHash: Int

  /// Reads the line of an article; throws what was expected.
  init(_ line: [UInt8]) throws(ReceiptReader.Fault) {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONValue.parse(line)
    } catch {
      throw ReceiptReader.Fault(description: "\(error)")
    }
    guard case .table(let fields) = value, case .string(let id)? = fields["id"],
      case .list(let said)? = fields["classifications"],
      case .list(let added)? = fields["added_mentions"]
    else {
      throw ReceiptReader.Fault(
        description: "expected an article as 'newslab run' writes it, with id, classifications "
          + "and added_mentions")
    }
    self.id = id
    if case .string(let text)? = fields["title"] { title = text }
    classifications = []
    for element in said {
      guard case .table(let parts) = element, case .string(let name)? = parts["classifier"],
        case .string(let label)? = parts["label"]
      else {
        throw ReceiptReader.Fault(
          description: "classifications: expected objects with classifier and label")
      }
      var why: String?
      if case .string(let text)? = parts["why"] { why = text }
      classifications.append((name, label, why))
    }
    if case .table(let labels)? = fields["labels"] {
      for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
        guard case .string(let label) = value,
          !classifications.contains(where: { $0.classifier == name })
        else { continue }
        classifications.append((name, label, nil))
      }
    }
    addedCount = added.count
    var writer = JSONWriter(layout: .compact)
    writer.value(.list(added.map(\.metaValue)))
    addedHash = added.isEmpty ? 0 : writer.bytes.hashValue
  }
}
