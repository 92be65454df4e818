import LuaKit
import TestSupport

/// A class for Lua whose objects are counted.
enum Library {
  /// What the class shows.
  final class Shelf: Sendable {
    let name: String
    let books: [String]
    let tracked: LifetimeTracker.Tracked?

    init(_ name: String, _ books: [String], tracked: LifetimeTracker.Tracked? = nil) {
      (self.name, self.books, self.tracked) = (name, books, tracked)
    }
  }

  static let shelf = makeShelf(hasIdentity: true)
  static let plainShelf = makeShelf(hasIdentity: false)
  static let other = LuaClass<Shelf>(
    "Other", "Another class of the same objects.", hasIdentity: true)

  static func makeShelf(hasIdentity: Bool) -> LuaClass<Shelf> {
    LuaClass<Shelf>(
      "Shelf", "A shelf of books.",
      properties: [
        LuaProperty("name", "What it is called.") { $0.object.name },
        LuaProperty("books", "What it holds.", isCached: true) { $0.object.books },
        LuaProperty("index", "Where it stands.") { $0.index },
        LuaProperty("missing", "What is not there.", isCached: true) { _ in Int?.none },
        LuaProperty("broken", "What cannot be read.") { _ -> Int in throw LuaError("it is broken")
        },
      ],
      methods: [has, nameLength], hasIdentity: hasIdentity,
      count: { handle, _ in handle.object.books.count },
      element: { shelf, key, stack in
        let books = shelf.object.books
        try stack.push(books.indices.contains(key - 1) ? books[key - 1] : nil)
      },
      text: { "Shelf(\($0.object.name))" })
  }

  static let has = LuaFunction(
    "has", "Looks for a book.", parameters: [LuaParameter("title", "string", "Its title.")],
    returns: ["boolean"], examples: [LuaExample("shelf:has('Emma')", yields: "true")],
    isMethod: true
  ) { call in
    let shelf = try call.objectOfEither()
    let title: String = try call.argument(2, "title")
    return try call.results(shelf.object.books.contains(title))
  }

  static let nameLength = LuaFunction(
    "name_length", "Counts the bytes of the name.", parameters: [], returns: ["integer"],
    examples: [LuaExample("shelf:name_length()", yields: "5")],
    lua: "function(self) return #self.name end")

  /// A state with the global `shelf`.
  static func state(_ type: LuaClass<Shelf> = shelf) throws -> LuaState {
    let state = try Interpreter.state()
    try state.setGlobal("shelf", type.object(Shelf("novel", ["Emma", "Ivanhoe"])))
    return state
  }
}

extension LuaCall {
  /// The shelf that a method is called on, of either class.
  func objectOfEither() throws(LuaError) -> LuaHandle<Library.Shelf> {
    if let plain = try? Library.plainShelf.read(from: stack, at: 1) { return plain }
    return try object(Library.shelf)
  }
}
