import TestSupport
import Testing

/// Readers of installed plugins are found by the extensions of files.
struct PluginFormatsTests {
  private let folder: TemporaryFolder
  private var environment: [String: String] { ["XDG_DATA_HOME": folder.file("data")] }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Rain\nIt rains in Paris.\n# Sun\nIt is dry.\n", to: "in/wire.hw")
    try folder.write("An ordinary story.", to: "in/story.txt")
    try folder.write("x", to: "in/other.zzz")
  }

  private func plugin(_ name: String, _ code: String? = nil) throws {
    let base = "data/newslab/plugins/\(name)/"
    try folder.write(
      """
      {"name": "\(name)", "version": "1.0.0", "summary": "S.", "license": "MIT",
       "authors": ["Ada"], "newslab": ">=0.1"}
      """, to: base + "plugin.json")
    let main = """
      return newslab.reader { name = "wire", summary = "Reads the house's wire.",
        extensions = { "hw" },
        read = function(input)
          local records = {}
          for line in input:lines() do
            if line:sub(1, 2) == "# " then
              records[#records + 1] = { id = line:sub(3), text = "" }
            else
              records[#records].text = line
            end
          end
          return records
        end }
      """
    try folder.write(code ?? main, to: base + "main.lua")
  }

  @Test func `a file is read by the plugin that has its extension`() throws {
    try plugin("house")
    let run = CommandRun(["show", folder.file("in"), "Rain"], environment: environment)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("It rains in Paris."))
    let store = folder.file("a.newslab")
    let imported = CommandRun(
      ["import", folder.file("in"), "--to", store], environment: environment)
    #expect(imported.output.hasPrefix("3 new, "), "\(imported.errors)")
    #expect(imported.errors.contains("other.zzz"))
  }

  @Test func `without it the file is of an unknown kind`() {
    let run = CommandRun(["show", folder.file("in"), "Rain"], environment: environment)
    #expect(run.code == 2)
  }

  @Test func `help lists it`() throws {
    #expect(!CommandRun(["help", "formats"], environment: environment).output.contains("plugins"))
    try plugin("house")
    let run = CommandRun(["help", "formats"], environment: environment)
    #expect(run.output.contains("house:wire Reads the house's wire."), "\(run.output)")
    #expect(run.output.contains(".hw"))
  }

  @Test func `two plugins for one extension must be told apart`() throws {
    try plugin("house")
    try plugin("other")
    let file = folder.file("in/wire.hw")
    let run = CommandRun(["analyze", file], environment: environment)
    #expect(run.errors.contains("'.hw' is read by house:wire, other:wire; --reader says by which"))
    #expect(run.code != 0)
    let named = CommandRun(["analyze", file, "--reader", "other:wire"], environment: environment)
    #expect(named.code == 0, "\(named.errors)")
    #expect(named.lines.count == 2)
  }

  @Test func `a plugin that does not load is said where its file is skipped`() throws {
    try plugin("house", "error('broken')")
    let run = CommandRun(["analyze", folder.file("in")], environment: environment)
    #expect(run.errors.contains("a plugin does not load: "), "\(run.errors)")
    #expect(run.errors.contains("broken"))
    #expect(run.lines.count == 1)
  }
}
