import LuaKit
import Testing

struct HelpRendererTests {
  let help = HelpRenderer(ToyAPI.description)

  @Test func `a function is shown with all that is known`() throws {
    #expect(
      try help.text(for: "kit.text.repeat_text") == """
        kit.text.repeat_text(text, times?) -> string
        Repeats a text.

        Parameters
          text   string    Text to repeat.
          times  integer?  How often.

        Returns
          string

        Examples
          kit.text.repeat_text("ab", 2)
          --> abab

        """)
  }

  @Test func `a module lists functions and inner modules`() throws {
    #expect(
      try help.text(for: "kit") == """
        kit
        Things for a library.

        Functions
          kit.log(...)    Writes values.
          kit.open(name)  Opens a shelf.

        Modules
          kit.text  Functions on texts.

        """)
  }

  @Test func `a class lists fields and methods`() throws {
    #expect(
      try help.text(for: "Shelf") == """
        Shelf
        A shelf of books.

        Fields
          books    string[]  What it holds.
          broken   integer   What cannot be read.
          index    integer   Where it stands.
          missing  integer?  What is not there.
          name     string    What it is called.

        Methods
          Shelf:has(title)     Looks for a book.
          Shelf:name_length()  Counts the bytes of the name.

        """)
  }

  @Test func `the overview lists modules, globals and classes`() {
    #expect(
      help.overview() == """
        Modules
          kit       Things for a library.
          kit.text  Functions on texts.

        Globals
          shelf  Shelf  The first shelf.

        Classes
          Shelf  A shelf of books.

        """)
  }

  @Test(arguments: [
    ("Shelf.name", "Shelf.name: string"), ("Shelf:name", "Shelf.name: string"),
    ("Shelf:has", "Shelf:has(title) -> boolean"), ("Shelf.has", "Shelf:has(title) -> boolean"),
    ("has", "Shelf:has(title) -> boolean"), ("log", "kit.log(...)"), ("shelf", "shelf: Shelf"),
    ("kit.open", "kit.open(name) -> Shelf?, string?"), ("kit.text", "kit.text"),
    ("text", "kit.text"),
  ])
  func `a name is found in every form`(name: String, title: String) throws {
    let first = try help.text(for: name).split(separator: "\n").first
    #expect(first.map(String.init) == title)
  }

  @Test(arguments: [
    ("kit.opne", "no help on 'kit.opne' (did you mean 'kit.open'?)"),
    ("shelv", "no help on 'shelv' (did you mean 'shelf'?)"), ("", "no help on ''"),
    ("Shelf.hass", "no help on 'Shelf.hass' (did you mean 'Shelf:has'?)"),
    ("zzz", "no help on 'zzz'"), ("...", "no help on '...'"), (":", "no help on ':'"),
  ])
  func `an unknown name says the nearest one`(name: String, message: String) {
    let error = #expect(throws: LuaError.self) { try help.text(for: name) }
    #expect(error?.message == message)
  }

  @Test func `a part of several names says which`() {
    var description = ToyAPI.description
    description.modules[1].functions[0].name = "log"
    let error = #expect(throws: LuaError.self) { try HelpRenderer(description).text(for: "log") }
    #expect(error?.message == "'log' can mean 'kit.log', 'kit.text.log'")
  }

  @Test func `every name has help`() throws {
    #expect(help.names.count == 14)
    for name in help.names { #expect(try !help.text(for: name).isEmpty) }
  }
}
