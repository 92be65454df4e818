import LuaKit
import NewsScript

/// What exists where the files run that are checked: functions by library, classes, permissions.
///
/// All of it is read from the policies and from the description of what scripts see.
struct LuaKnowledge: Sendable {
  /// Where files run.
  enum Setting: Sendable {
    /// In the policy of plugins.
    case plugin
    /// In some Lua 5.4, with newslab or without it.
    case plain
  }

  /// Where the files run.
  let setting: Setting
  /// The names of the fields of each library; those of `_G` are the basic functions.
  private(set) var libraries: [String: Set<String>] = [:]
  /// Functions that can only raise.
  let refused: Set<String>
  /// Functions that look at permissions, with the text that says what grants them.
  let granted: [String: String]
  private let functions: [String: LuaAPIDescription.Function]
  private let classes: [String: LuaAPIDescription.Class]
  private let globals: [String: String]

  /// Reads what there is; throws when no state can be made under the policies.
  init(_ setting: Setting) throws(LuaError) {
    self.setting = setting
    let description = NewslabAPI.description
    let policies: [LuaPolicy] = setting == .plugin ? [.plugin] : [.script, .trusted]
    var (granted, refused): ([String: String], Set<String>) = ([:], [])
    for policy in policies {
      let listing = try policy.listing()
      for library in listing.libraries {
        libraries[library.name, default: []].formUnion(library.functions + library.values)
      }
      for name in listing.refused {
        let parts = name.split(separator: ".").map(String.init)
        libraries[parts.count == 2 ? parts[0] : "_G", default: []].insert(parts[parts.count - 1])
      }
      guard setting == .plugin else { continue }
      refused.formUnion(listing.refused)
      for (function, grant) in listing.granted { granted[function] = grant }
    }
    (self.granted, self.refused) = (granted, refused)
    var functions: [String: LuaAPIDescription.Function] = [:]
    for module in description.modules {
      libraries[module.name, default: []].formUnion(module.functions.map(\.name))
      for function in module.functions { functions[module.name + "." + function.name] = function }
      guard let dot = module.name.lastIndex(of: ".") else { continue }
      libraries[String(module.name[..<dot]), default: []]
        .insert(String(module.name[module.name.index(after: dot)...]))
    }
    self.functions = functions
    classes = Dictionary(uniqueKeysWithValues: description.classes.map { ($0.name, $0) })
    globals = Dictionary(uniqueKeysWithValues: description.globals.map { ($0.name, $0.type) })
  }

  /// The names that are known everywhere.
  var globalNames: Set<String> {
    (libraries["_G"] ?? []).union(libraries.keys.filter { !$0.contains(".") }).union(globals.keys)
      .union(["_G", "_VERSION"]).union(setting == .plain ? Self.elsewhere : [])
  }

  /// What programs have, and what files that run in other versions of Lua, too, ask for there.
  static let elsewhere: Set<String> = [
    "arg", "bit32", "getfenv", "jit", "loadstring", "module", "newproxy", "setfenv", "unpack",
  ]

  /// The modules that can be required without a file.
  var moduleNames: Set<String> { Set(libraries.keys.filter { !$0.contains(".") }) }

  /// What a type in the notation of LuaCATS says.
  func shape(_ type: some StringProtocol) -> LuaShape {
    LuaShape(type: type) { classes[$0] != nil }
  }

  /// What a global name is.
  func global(_ name: String) -> LuaShape {
    if let type = globals[name] { return shape(type) }
    if libraries[name] != nil { return .library(name) }
    return libraries["_G"]?.contains(name) == true ? .libraryFunction(name) : .unknown
  }

  /// What a field of a library is.
  func field(_ name: String, ofLibrary library: String) -> LuaShape {
    if library == "_G" { return global(name) }
    if libraries["\(library).\(name)"] != nil { return .library("\(library).\(name)") }
    return libraries[library]?.contains(name) == true
      ? .libraryFunction("\(library).\(name)") : .unknown
  }

  /// The functions of `string` whose first result is a text.
  private static let textFunctions: Set<String> = [
    "char", "format", "gsub", "lower", "rep", "reverse", "sub", "upper",
  ]

  /// What a method of a text gives.
  func result(ofTextMethod name: String) -> LuaShape {
    Self.textFunctions.contains(name) ? .text : .unknown
  }

  /// What a call of a described function gives.
  func result(ofFunction name: String) -> LuaShape {
    functions[name]?.returns.first.map { shape($0) } ?? .unknown
  }

  /// The description of a class.
  func type(_ name: String) -> LuaAPIDescription.Class? { classes[name] }

  /// What a field of an object is.
  func field(_ name: String, ofClass type: String) -> LuaShape {
    guard let field = classes[type]?.fields.first(where: { $0.name == name }) else {
      return .unknown
    }
    let shape = shape(field.type)
    guard case .object(let inner, _) = shape, classes[inner]?.hasElements == true else {
      return shape
    }
    return .object(inner, element: NewslabAPI.elementClass(ofField: name))
  }

  /// What a method of an object gives; `count` is the number of arguments.
  func result(
    ofMethod name: String, ofClass type: String, element: String?, count: Int
  ) -> LuaShape {
    guard let known = classes[type], let method = known.methods.first(where: { $0.name == name }),
      let first = method.returns.first
    else { return .unknown }
    guard known.hasElements else {
      let result = shape(first)
      guard case .object(let inner, _) = result, classes[inner]?.hasElements == true else {
        return result
      }
      return .object(inner, element: NewslabAPI.elementClass(ofMethod: name))
    }
    // In the description of a list, `any` is an element.
    let inner = element.map { LuaShape.object($0, element: nil) } ?? .unknown
    switch first {
    case type: return .object(type, element: element)
    case "any": return count == 0 ? inner : .unknown
    case "fun(): any": return .iterator([inner])
    default: return shape(first)
    }
  }

  /// What a function that is given to a method of a list is called with.
  func callbackParameter(
    ofMethod name: String, ofClass type: String, element: String?
  ) -> LuaShape {
    guard let element, let known = classes[type], known.hasElements,
      let method = known.methods.first(where: { $0.name == name }),
      method.parameters.first?.type.hasPrefix("fun(element: any)") == true
    else { return .unknown }
    return .object(element, element: nil)
  }

  /// The names of the fields and methods of a class, and of the methods alone.
  func names(ofClass name: String) -> (all: [String], methods: [String]) {
    let methods = classes[name]?.methods.map(\.name) ?? []
    return ((classes[name]?.fields.map(\.name) ?? []) + methods, methods)
  }
}
