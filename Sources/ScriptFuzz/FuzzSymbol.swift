import LuaKit

/// Something of the interface that programs use.
package struct FuzzSymbol: Hashable, Sendable {
  /// How it is used.
  package enum Use: Hashable, Sendable {
    case function, method, field, length, element, global
  }

  /// How it is used.
  package let use: Use
  /// The module or class it belongs to; nothing for a global.
  package let owner: String
  /// Its own name; nothing for the length and the elements of a class.
  package let name: String
  /// What is known of a function or method.
  package var function: LuaAPIDescription.Function?
  /// Its type, or that of its first result.
  package var type = "any"

  /// The name as documentation writes it.
  package var title: String {
    switch use {
    case .function, .field: "\(owner).\(name)"
    case .method: "\(owner):\(name)"
    case .length: "#\(owner)"
    case .element: "\(owner)[]"
    case .global: name
    }
  }

  /// Everything that a description names.
  package static func all(in description: LuaAPIDescription) -> [FuzzSymbol] {
    var symbols: [FuzzSymbol] = []
    for module in description.modules {
      for function in module.functions {
        symbols.append(Self(function, of: module.name, .function))
      }
    }
    for type in description.classes {
      for method in type.methods { symbols.append(Self(method, of: type.name, .method)) }
      for field in type.fields {
        symbols.append(Self(use: .field, owner: type.name, name: field.name, type: field.type))
      }
      if type.hasLength { symbols.append(Self(use: .length, owner: type.name, name: "")) }
      if type.hasElements { symbols.append(Self(use: .element, owner: type.name, name: "")) }
    }
    for global in description.globals {
      symbols.append(Self(use: .global, owner: "", name: global.name, type: global.type))
    }
    return symbols
  }

  private init(_ function: LuaAPIDescription.Function, of owner: String, _ use: Use) {
    (self.use, self.owner, name, self.function) = (use, owner, function.name, function)
    type = function.returns.first ?? "nil"
  }

  private init(use: Use, owner: String, name: String, type: String = "any") {
    (self.use, self.owner, self.name, self.type) = (use, owner, name, type)
  }
}
