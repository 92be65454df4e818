import Foundation
import TestSupport
import Testing

struct TopFolderTests {
  @Test func `holds what it should and nothing else`() throws {
    let known: Set = [
      "LICENSE", "Package.swift", "Plugins", "README.md", "Scripts", "Sources", "Tests", "seeds",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Checkout.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(found).subtracting(known).sorted() == [])
  }
}
