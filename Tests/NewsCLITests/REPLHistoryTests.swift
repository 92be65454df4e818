import Foundation
import NewsCLI
import TestSupport
import Testing

struct REPLHistoryTests {
  private let folder: TemporaryFolder
  private var environment: [String: String] { ["XDG_STATE_HOME": folder.file("state")] }
  private var path: String { folder.file("state/newslab/history") }

  init() throws { folder = try TemporaryFolder() }

  @Test func `gives back what was added`() throws {
    let entries = ["1 + 1", "function f()\n  return '\\n'\nend", "привет \\", "\\n"]
    let history = try #require(HistoryFile(environment: environment))
    for entry in entries { history.append(entry) }
    #expect(history.load() == entries)
  }

  @Test func `is for its owner alone`() throws {
    try #require(HistoryFile(environment: environment)).append("secret")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `keeps the latest entries of many`() throws {
    let history = try #require(HistoryFile(environment: environment))
    history.append("first")
    try (1...3000).map { "\($0)\n" }.joined().write(toFile: path, atomically: true, encoding: .utf8)
    #expect(history.load().first == "2001")
    history.append("last")
    #expect(history.load().count == 1000)
    #expect(history.load().last == "last")
  }

  @Test(arguments: [[:], ["HOME": ""], ["XDG_STATE_HOME": "relative"]])
  func `has no file where there is no place for it`(environment: [String: String]) {
    #expect(HistoryFile(environment: environment) == nil)
  }

  @Test func `does not mind a place that cannot be written`() throws {
    try folder.write("a file", to: "state")
    let history = try #require(HistoryFile(environment: environment))
    history.append("lost")
    #expect(history.load() == [])
  }
}
