import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct ScriptExampleTests {
  static let scripts = Checkout.files(below: "Scripts", withExtension: "lua")

  @Test(arguments: scripts)
  func `every example comes out as it says`(script: String) throws {
    let component = try Self.component(of: script)
    for result in ExampleRunner.run(component) {
      #expect(result.problem == nil, "\(script): \(result.title)")
    }
  }

  @Test(arguments: scripts)
  func `declares one component of the kind and name of its file, with examples`(script: String)
    throws
  {
    let component = try Self.component(of: script).component
    #expect(script == "Scripts/\(component.kind.rawValue)s/\(component.name).lua")
    #expect(component.examples.count >= 2)
    #expect(component.summary.hasSuffix("."))
  }

  @Test(arguments: scripts)
  func `begins with a comment and ends with its component`(script: String) throws {
    let text = try Checkout.read(script)
    #expect(text.hasPrefix("--- "))
    #expect(text.contains("\nreturn newslab."))
  }

  @Test func `there are scripts of every kind`() {
    let kinds = Set(Self.scripts.map { $0.split(separator: "/")[1] })
    #expect(kinds == ["annotators", "classifiers", "filters", "reports"])
  }

  private static func component(of script: String) throws -> LoadedComponent {
    let components = try ScriptBench.components(of: Checkout.read(script), name: script)
    #expect(components.count == 1)
    return try #require(components.first)
  }
}
