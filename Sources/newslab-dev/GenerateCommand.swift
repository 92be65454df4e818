import FoundationEssentials
import LuaKit
import NewsPlugins
import NewsScript

/// `newslab-dev generate`: writes what is made from the description of the interface, in the
/// checkout that is the current folder.
enum GenerateCommand {
  private static let folder = "Sources/NewsLab/NewsLab.docc/Reference"

  static func run() throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let renderer = ReferenceRenderer(NewslabAPI.description, generator: "newslab-dev generate")
    for page in renderer.pages(title: "Lua in newslab") {
      try write(page.text, to: "\(folder)/\(page.name).md")
    }
    try write(LuaCheckRenderer(NewslabAPI.description).text(std: "newslab"), to: ".luacheckrc") {
      $0.prefix { $0 != "stds.newslab = {" }
    }
    try write(RuleGuide.text, to: "Sources/NewsLab/NewsLab.docc/Guides/CheckingPlugins.md") {
      $0.prefix { $0 != RuleGuide.heading }
    }
  }

  private static func write(
    _ text: String, to path: String,
    keeping kept: ([Substring]) -> ArraySlice<Substring> = { _ in [] }
  ) throws {
    let old = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let lines = kept(old.split(separator: "\n", omittingEmptySubsequences: false))
    let head = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    try (head + text).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
