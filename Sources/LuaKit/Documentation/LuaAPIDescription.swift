/// What scripts see, as plain data: what help, editor stubs, completion and tests are made from.
///
/// Everything is sorted by name, so that the same interface always gives the same description.
public struct LuaAPIDescription: Codable, Hashable, Sendable {
  /// The modules, those inside others too, by their whole names.
  public var modules: [Module]
  /// The classes of objects.
  public var classes: [Class]
  /// Global variables that are no modules.
  public var globals: [Field]

  /// A table of functions.
  public struct Module: Codable, Hashable, Sendable {
    /// The whole name, as scripts write it.
    public var name: String
    /// What it is for.
    public var summary: String
    /// Its own functions.
    public var functions: [Function]
  }

  /// A function or method.
  public struct Function: Codable, Hashable, Sendable {
    /// The name, without module or class.
    public var name: String
    /// What it does.
    public var summary: String
    /// Its parameters in their order, without `self`.
    public var parameters: [Parameter]
    /// The types of its results.
    public var returns: [String]
    /// What it does, shown.
    public var examples: [Example]
  }

  /// A parameter of a function.
  public struct Parameter: Codable, Hashable, Sendable {
    /// The name; `...` for any number of values.
    public var name: String
    /// Its type; one that may be left out ends in a question mark.
    public var type: String
    /// What it is.
    public var summary: String

    /// Whether it may be left out.
    public var isOptional: Bool { type.hasSuffix("?") || name == "..." }
    /// The type without the question mark.
    public var bareType: String { type.hasSuffix("?") ? String(type.dropLast()) : type }
  }

  /// A type of objects.
  public struct Class: Codable, Hashable, Sendable {
    /// The name, in PascalCase.
    public var name: String
    /// What its objects are.
    public var summary: String
    /// Its fields.
    public var fields: [Field]
    /// Its methods.
    public var methods: [Function]
    /// The class at work.
    public var examples: [Example]
    /// Whether `#object` gives a number.
    public var hasLength: Bool
    /// Whether `object[1]` gives an element.
    public var hasElements: Bool
  }

  /// A field of a class, or a global variable.
  public struct Field: Codable, Hashable, Sendable {
    /// The name, in snake_case.
    public var name: String
    /// Its type.
    public var type: String
    /// What it is.
    public var summary: String

    /// Describes a field.
    public init(_ name: String, _ type: LuaType, _ summary: String) {
      (self.name, self.type, self.summary) = (name, type.description, summary)
    }
  }

  /// Code with what it gives.
  public struct Example: Codable, Hashable, Sendable {
    /// An expression or statements.
    public var code: String
    /// What the expression gives; nil when it only has to run.
    public var yields: String?
  }

  /// Describes modules, with the modules inside them, classes and global variables.
  public init(modules: [LuaModule], classes: [LuaClassBox], globals: [Field] = []) {
    let all = modules.flatMap(Self.withInner)
    self.modules = all.map(Module.init).sorted { $0.name < $1.name }
    self.classes = classes.map(Class.init).sorted { $0.name < $1.name }
    self.globals = globals.sorted { $0.name < $1.name }
  }

  private static func withInner(_ module: LuaModule) -> [LuaModule] {
    [module] + module.modules.flatMap(withInner)
  }
}

extension LuaAPIDescription.Module {
  init(_ module: LuaModule) {
    (name, summary) = (module.name, module.summary)
    functions = module.functions.map(LuaAPIDescription.Function.init).sorted { $0.name < $1.name }
  }
}

extension LuaAPIDescription.Function {
  init(_ function: LuaFunction) {
    (name, summary) = (function.name, function.summary)
    parameters = function.parameters.map { parameter in
      LuaAPIDescription.Parameter(
        name: parameter.name, type: parameter.type.description, summary: parameter.summary)
    }
    returns = function.returns.map(\.description)
    examples = function.examples.map(LuaAPIDescription.Example.init)
  }
}

extension LuaAPIDescription.Class {
  init(_ box: LuaClassBox) {
    (name, summary) = (box.name, box.summary)
    fields = box.properties.map { LuaAPIDescription.Field($0.name, $0.type, $0.summary) }
      .sorted { $0.name < $1.name }
    methods = box.methods.map(LuaAPIDescription.Function.init).sorted { $0.name < $1.name }
    examples = box.examples.map(LuaAPIDescription.Example.init)
    hasLength = box.behaviour.metamethods["__len"] != nil
    hasElements = box.hasElements
  }
}

extension LuaAPIDescription.Example {
  init(_ example: LuaExample) { (code, yields) = (example.code, example.yields) }
}
