import LuaKit
import Testing

struct LuaPolicyListingTests {
  @Test(arguments: LuaPolicy.all.map(\.name))
  func `lists each function that is there once`(name: String) throws {
    let policy = try #require(LuaPolicy.named(name))
    let listing = try policy.listing()
    let state = try LuaState(policy: policy)
    for library in listing.libraries {
      #expect(!library.functions.isEmpty)
      #expect(Set(library.functions).count == library.functions.count)
      for function in library.functions {
        #expect(
          try state.text("return type(\(library.name).\(function))") == "function",
          "\(library.name).\(function)")
      }
    }
    let names = listing.libraries.flatMap { library in
      library.functions.map { library.name + "." + $0 }
    }
    for (function, _) in listing.granted {
      #expect(names.contains(function.contains(".") ? function : "_G." + function), "\(function)")
    }
  }

  @Test(arguments: [LuaPolicy.plugin, .script])
  func `a stub says that it is not permitted`(policy: LuaPolicy) throws {
    let state = try Interpreter.state(policy)
    for function in try policy.listing().refused {
      #expect(state.failure("\(function)()")?.message == "not permitted: \(function)")
    }
  }

  @Test(arguments: [LuaPolicy.plugin, .script])
  func `what Lua has is there, or a stub`(policy: LuaPolicy) throws {
    let trusted = try LuaPolicy.trusted.listing()
    let state = try Interpreter.state(policy)
    for library in trusted.libraries {
      for function in library.functions {
        let name = library.name + "." + function
        #expect(try state.text("return type(\(name))") == "function", "\(name)")
      }
    }
  }

  @Test func `a trusted state has all of Lua`() throws {
    let state = try LuaState(policy: .trusted)
    #expect(
      try state.text("return type(io.popen) .. type(debug.sethook) .. type(require)")
        == "functionfunctionfunction")
  }

  @Test(arguments: [
    ("read:/a/b", "read:/a", "read:/a/b"), ("read:/a", "read:/a/b", "read:/a/b"),
    ("read:/a", "read:/ab", nil), ("read:/a", "write:/a", nil),
    ("read:/nowhere/../b", "read:/b", nil), ("read:/usr/../b", "read:/b", "read:/usr/../b"),
    ("clock", "clock", "clock"), ("env:A", "env:B", nil), ("env:A", "env:A", "env:A"),
  ])
  func `two permissions allow what both allow`(one: String, two: String, both: String?) throws {
    let (first, second) = (try #require(LuaPermission(one)), try #require(LuaPermission(two)))
    #expect(first.intersection(second)?.description == both)
  }
}
