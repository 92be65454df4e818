/// A type that is known without a value, from the description of the interface.
struct KnownType: Equatable {
  /// What it is, as the description writes it.
  let type: DeclaredType
  /// The class of the elements of a `List`, which its own name does not say.
  let element: String?

  /// Takes a type, and the class of the elements when it is a `List`.
  init(_ type: DeclaredType, element: String? = nil) { (self.type, self.element) = (type, element) }

  /// Takes what a description says.
  init(_ text: String, element: String? = nil) { self.init(DeclaredType(text), element: element) }

  /// The name of the class, or whatever else the type is.
  var name: String { type.text }

  /// The type of an element; nil when there are none, or nobody knows.
  var elementType: KnownType? {
    if type.text == "List" { return element.map { KnownType($0) } }
    return type.element.map { KnownType($0) }
  }

  /// The types that an iterator gives for each round of a loop.
  var iterated: [KnownType] {
    guard type.text.hasPrefix("fun("), let end = type.text.firstRange(of: "): ") else { return [] }
    return type.text[end.upperBound...].split(separator: ",").map { part in
      KnownType(String(part.drop { $0 == " " }), element: element)
    }
  }

  /// What a method of a value of this type gives, of a function that says `returns`.
  func result(of method: String, returns: String, hasArguments: Bool) -> KnownType {
    if type.text == "List", let element {
      switch method {
      case "each": return KnownType("fun(): \(element)")
      case "filter", "where": return self
      case "first": return KnownType(hasArguments ? element + "[]" : element)
      default: break
      }
    }
    // `Article|Article[]|nil`: a number of them was asked for.
    let choices = returns.split(separator: "|").map(String.init)
    let list = choices.first { $0.hasSuffix("[]") }
    return KnownType(hasArguments ? list ?? returns : returns)
  }
}
