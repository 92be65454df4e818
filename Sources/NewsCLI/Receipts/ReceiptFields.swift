import NewsCorpus
import Spelling

/// The members of an object in a receipt; each is taken once, and none may be left over.
struct ReceiptFields {
  private typealias Fault = ReceiptReader.Fault

  private let values: [String: JSONValue]
  private let place: String
  private var taken: Set<String> = []

  /// Takes the members of a value that stands at a place such as `components[2]`.
  init(_ value: JSONValue, at place: String) throws(ReceiptReader.Fault) {
    guard case .table(let values) = value else {
      let shown = place.isEmpty ? "the file" : place
      throw Fault(description: "\(shown): expected an object, found \(value.typeName)")
    }
    (self.values, self.place) = (values, place)
  }

  private func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  private mutating func value(_ name: String, _ type: String) throws(ReceiptReader.Fault)
    -> JSONValue
  {
    taken.insert(name)
    guard let value = values[name] else {
      throw Fault(description: "\(path(name)): expected \(type), found nothing")
    }
    return value
  }

  private func fault(_ name: String, _ type: String, _ value: JSONValue) -> Fault {
    Fault(description: "\(path(name)): expected \(type), found \(value.typeName)")
  }

  mutating func text(_ name: String) throws(ReceiptReader.Fault) -> String {
    let value = try value(name, "a string")
    guard case .string(let text) = value else { throw fault(name, "a string", value) }
    return text
  }

  mutating func count(_ name: String) throws(ReceiptReader.Fault) -> Int {
    let value = try value(name, "a whole number from 0 on")
    guard case .integer(let number) = value, let count = Int(exactly: number), count >= 0 else {
      throw fault(name, "a whole number from 0 on", value)
    }
    return count
  }

  mutating func countIfAny(_ name: String) throws(ReceiptReader.Fault) -> Int? {
    values[name] == nil ? nil : try count(name)
  }

  mutating func texts(_ name: String) throws(ReceiptReader.Fault) -> [String] {
    let value = try value(name, "a list of strings")
    guard case .list(let elements) = value else { throw fault(name, "a list of strings", value) }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard case .string(let text) = element else {
        throw fault("\(name)[\(index)]", "a string", element)
      }
      texts.append(text)
    }
    return texts
  }

  mutating func textsByName(_ name: String) throws(ReceiptReader.Fault) -> [String: String] {
    let value = try value(name, "an object of strings")
    guard case .table(let members) = value else {
      throw fault(name, "an object of strings", value)
    }
    var texts: [String: String] = [:]
    for (key, member) in members.sorted(by: { $0.key < $1.key }) {
      guard case .string(let text) = member else {
        throw fault("\(name).\(key)", "a string", member)
      }
      texts[key] = text
    }
    return texts
  }

  mutating func fields(_ name: String) throws(ReceiptReader.Fault) -> ReceiptFields {
    try ReceiptFields(try value(name, "an object"), at: path(name))
  }

  mutating func list(_ name: String) throws(ReceiptReader.Fault) -> [ReceiptFields] {
    let value = try value(name, "a list of objects")
    guard case .list(let elements) = value else { throw fault(name, "a list of objects", value) }
    var list: [ReceiptFields] = []
    for (index, element) in elements.enumerated() {
      list.append(try ReceiptFields(element, at: path("\(name)[\(index)]")))
    }
    return list
  }

  /// Throws when a member was not taken.
  func checkEnd() throws(ReceiptReader.Fault) {
    guard let extra = values.keys.filter({ !taken.contains($0) }).min() else { return }
    let hint = NearestName.hint(for: extra, among: taken.sorted())
    throw Fault(description: "\(path(extra)): expected nothing of this name\(hint)")
  }
}
