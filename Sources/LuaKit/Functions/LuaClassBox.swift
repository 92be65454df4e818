import CLuaBridge
import Spelling

/// A class without the Swift type of its objects; what documentation and the bridge work with.
public final class LuaClassBox: Sendable {
  /// What objects of the class do beyond fields and methods.
  struct Behaviour: Sendable {
    /// Pushes the element for an integer key.
    var element: (@Sendable (AnyObject, Int, Int, LuaStack) throws -> Void)?
    /// Finds the element for an integer key.
    var locate: (@Sendable (AnyObject, Int, Int) -> LuaElement?)?
    /// What fields are not there, each with the reason, as a clause.
    var absent: [String: String] = [:]
    /// Says of an object what somebody may have meant who asks for a field that is not there.
    var explain: (@Sendable (AnyObject, Int, String) -> String?)?
    /// Each pushes one result.
    var metamethods: [String: @Sendable (AnyObject, Int, LuaStack) throws -> Void] = [:]
  }

  /// The name, in PascalCase.
  public let name: String
  /// What its objects are, in one sentence.
  public let summary: String
  /// Its fields.
  public let properties: [LuaPropertyDescription]
  /// Its methods.
  public let methods: [LuaFunction]
  /// Examples that show the class at work.
  public let examples: [LuaExample]
  let hasIdentity: Bool
  let hasCache: Bool
  let behaviour: Behaviour

  init(
    name: String, summary: String, properties: [LuaPropertyDescription], methods: [LuaFunction],
    hasIdentity: Bool, examples: [LuaExample], behaviour: Behaviour
  ) {
    (self.name, self.summary, self.properties) = (name, summary, properties)
    (self.methods, self.hasIdentity, self.examples) = (methods, hasIdentity, examples)
    hasCache = properties.contains { $0.isCached }
    self.behaviour = behaviour
  }

  /// Whether integer keys give elements.
  var hasElements: Bool { behaviour.element != nil || behaviour.locate != nil }

  /// The metamethods as functions that check what they are called on.
  var metamethods: [(String, LuaFunction)] {
    var bodies = behaviour.metamethods
    let shown = name
    if bodies["__tostring"] == nil {
      bodies["__tostring"] = { _, _, stack in try shown.push(to: stack) }  // shows no address
    }
    return bodies.sorted { $0.key < $1.key }.map { name, body in
      let address = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
      let expected = self.name
      let function = LuaFunction(name, "", parameters: [], isMethod: true) { call in
        guard let found = nl_to_object(call.stack.state, 1),
          UInt(bitPattern: found.pointee.class_) == address
        else { throw LuaError.mismatch(LuaType(expected), at: 1, on: call.stack) }
        let object = Unmanaged<AnyObject>.fromOpaque(found.pointee.object).takeUnretainedValue()
        try body(object, Int(found.pointee.index), call.stack)
        return 1
      }
      return (name, function)
    }
  }

  /// "Article has no field 'titel' (did you mean 'title'?)"; of a field that people look for and that
  /// is not there on purpose, why, and what there is.
  func unknownField(_ key: String, of object: (AnyObject, Int)? = nil) -> LuaError {
    if let object, let meant = behaviour.explain?(object.0, object.1, key) {
      return LuaError("\(name) has no field '\(key)'; \(meant)")
    }
    let known = properties.map(\.name) + methods.map(\.name)
    if let reason = behaviour.absent[key] {
      let fields = known.sorted().joined(separator: ", ")
      return LuaError("\(name) has no field '\(key)': \(reason); its fields are \(fields)")
    }
    return LuaError("\(name) has no field '\(key)'" + NearestName.hint(for: key, among: known))
  }
}
