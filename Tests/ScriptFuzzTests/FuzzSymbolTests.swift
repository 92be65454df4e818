import LuaKit
import NewsScript
import ScriptFuzz
import Testing

struct FuzzSymbolTests {
  private static let description = NewslabAPI.description

  @Test func `everything that is described is a symbol`() {
    let symbols = FuzzSymbol.all(in: Self.description)
    let functions = Self.description.modules.reduce(0) { $0 + $1.functions.count }
    let members = Self.description.classes.reduce(0) {
      $0 + $1.fields.count + $1.methods.count + ($1.hasLength ? 1 : 0) + ($1.hasElements ? 1 : 0)
    }
    #expect(symbols.count == functions + members + Self.description.globals.count)
    #expect(Set(symbols).count == symbols.count)
  }

  @Test func `titles are those of the documentation`() {
    let titles = FuzzSymbol.all(in: Self.description).map(\.title)
    for title in ["newslab.article", "Article:has", "Article.text", "#List", "List[]", "corpus"] {
      #expect(titles.contains(title))
    }
  }
}
