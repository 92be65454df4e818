import LuaKit
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

/// Help, stubs and reference are made from one description and name the same things.
struct SymbolTests {
  private static let description = NewslabAPI.description
  private static let help = Set(HelpRenderer(description).names)
  private static let generator = "newslab-dev generate"
  private static let pages = ReferenceRenderer(description, generator: generator)
    .pages(title: "Lua in newslab")
  private static let referenceFolder = "Sources/NewsLab/NewsLab.docc/Reference"

  @Test func `help names what is bound`() {
    var bound: Set<String> = ["corpus"]
    func add(_ module: LuaModule) {
      bound.insert(module.name)
      for function in module.functions { bound.insert("\(module.name).\(function.name)") }
      for inner in module.modules { add(inner) }
    }
    add(NewslabAPI.module)
    for type in NewslabAPI.types {
      bound.insert(type.name)
      for property in type.properties { bound.insert("\(type.name).\(property.name)") }
      for method in type.methods { bound.insert("\(type.name):\(method.name)") }
    }
    #expect(Self.help.symmetricDifference(bound).sorted() == [])
  }

  @Test func `stubs name what help names`() {
    let stubs = LuaCATSRenderer(Self.description).text(generator: "a test")
    let named = Set(StubFile(stubs).symbols)
    #expect(named.symmetricDifference(Self.help).sorted() == [])
  }

  @Test func `the reference names what help names`() {
    var named: Set<String> = []
    for page in Self.pages {
      var owner = ""
      for line in page.text.split(separator: "\n") {
        if let match = line.wholeMatch(of: /# (\S+)/) {
          owner = String(match.1)
          named.insert(owner)
        } else if let match = line.wholeMatch(of: /### ([A-Za-z_.:]+)\(.*\)/) {
          named.insert(String(match.1))
        } else if let match = line.wholeMatch(of: /- `([a-z_]+)`: `.+`\..*/) {
          if owner == "" { named.insert(String(match.1)) }
          let field = "\(owner).\(match.1)"
          if Self.help.contains(field) { named.insert(field) }
        }
      }
    }
    #expect(named.symmetricDifference(Self.help).sorted() == [])
  }

  @Test func `every name has help of its own`() throws {
    let renderer = HelpRenderer(Self.description)
    for name in renderer.names { #expect(try renderer.text(for: name).contains(name)) }
  }

  @Test func `the reference in the checkout is what the generator writes`() throws {
    let files = Checkout.files(below: Self.referenceFolder)
    let names = Self.pages.map { "\(Self.referenceFolder)/\($0.name).md" }
    #expect(Set(files) == Set(names), "run 'newslab-dev generate'")
    for (page, file) in zip(Self.pages, names) {
      let isCurrent = try Checkout.read(file) == page.text
      #expect(isCurrent, "\(file) is stale; run 'newslab-dev generate'")
    }
  }

  @Test func `luacheck knows what scripts see`() throws {
    let wanted = LuaCheckRenderer(Self.description).text(std: "newslab")
    let isCurrent = try Checkout.read(".luacheckrc").hasSuffix("\n" + wanted)
    #expect(isCurrent, ".luacheckrc is stale; run 'newslab-dev generate'")
    for function in NewslabAPI.module.functions { #expect(wanted.contains("\"\(function.name)\"")) }
  }

  @Test func `pages are linked from the list`() {
    for page in Self.pages.dropFirst() {
      #expect(Self.pages[0].text.contains("- <doc:\(page.name)>\n"))
    }
  }
}
