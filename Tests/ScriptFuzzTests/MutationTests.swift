import Foundation
import LuaSyntax
import NewsPlugins
import ScriptFuzz
import TestSupport
import Testing

struct MutationTests {
  private static func units() throws -> [MutationBench.Unit] {
    func unit(_ folder: String, isPlugin: Bool) throws -> MutationBench.Unit {
      let files = try Checkout.files(below: folder).filter { isPlugin || $0.hasSuffix(".lua") }
        .map {
          (path: String($0.dropFirst(folder.count + 1)), bytes: Array(try Checkout.read($0).utf8))
        }
      return MutationBench.Unit(
        name: folder.split(separator: "/").joined(separator: "-"), files: files,
        isPlugin: isPlugin)
    }
    return try [unit("Plugins/sourcing", isPlugin: true)]
      + ["filters", "classifiers", "annotators", "reports"].map {
        try unit("Scripts/" + $0, isPlugin: false)
      }
  }

  @Test(arguments: Mutation.allCases)
  func `mistakes in shipped files are found`(mutation: Mutation) throws {
    let folder = try TemporaryFolder()
    let bench = MutationBench(try PluginChecker(current: folder.path), folder: folder.path)
    let units = try Self.units()
    let chance = Chance(seed: 5)
    var (made, found) = (0, 0)
    for _ in 0..<100 where made < 6 {
      guard let outcome = try bench.run(mutation, on: units[chance.below(units.count)], chance)
      else { continue }
      made += 1
      if !outcome.findings.isEmpty { found += 1 }
      if mutation.breaksSyntax {
        #expect(outcome.findings.contains { $0.rule == "syntax" }, "\(outcome.path)")
      }
    }
    #expect(made > 0)
    if mutation.isAlwaysSeen { #expect(found == made) }
  }

  @Test func `a mistake changes what it names and nothing else`() throws {
    let source = LuaSource("local count = 1\nprint(count)")
    let edit = try #require(Mutation.misspelledLocal.edit(source, Chance(seed: 1)))
    let changed = String(decoding: edit.applied(to: source.list.bytes), as: UTF8.self)
    #expect(changed.hasPrefix("local count = 1\nprint(") && changed.hasSuffix(")"))
    #expect(changed != "local count = 1\nprint(count)")
    #expect(Mutation.wrongModule.edit(source, Chance(seed: 1)) == nil)
  }
}
