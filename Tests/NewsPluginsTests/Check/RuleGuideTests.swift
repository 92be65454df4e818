import NewsPlugins
import TestSupport
import Testing

struct RuleGuideTests {
  @Test func `the guide has every rule as it is described`() throws {
    let guide = try Checkout.read("Sources/NewsLab/NewsLab.docc/Guides/CheckingPlugins.md")
    #expect(guide.hasSuffix("\n" + RuleGuide.text), "run newslab-dev generate")
  }

  @Test func `shows what a rule finds and what it does not`() {
    let text = RuleGuide.text
    #expect(text.contains("### unused-permission\n\nThe manifest asks for a permission that"))
    #expect(text.contains("A warning, in plugins only."))
    #expect(text.contains("-- plugin.json: \"permissions\": [\"clock\"]\nreturn os.time()\n```"))
  }
}
