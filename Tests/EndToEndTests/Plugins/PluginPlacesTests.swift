import Foundation
import TestSupport
import Testing

/// What is installed stays whole whatever happens to the processes that change it.
struct PluginPlacesTests {
  /// A project beside a shelf of plugins that need one another.
  private func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: "project/.newslab/keep")
    for number in 0..<6 {
      let needs = number > 0 ? #", "dependencies": {"p\#(number - 1)": "*"}"# : ""
      for version in ["1.0.0", "1.1.0"] {
        let base = "shelf/p\(number)-\(version)"
        try folder.write(
          HostilePlugin.manifest("p\(number)", needs, version: version), to: base + "/plugin.json")
        try folder.write("return \(number)", to: base + "/lib/init.lua")
        try folder.write(String(repeating: "x\n", count: 20_000), to: base + "/data/words.tsv")
      }
    }
    return folder
  }

  private func shell(_ script: String, in folder: TemporaryFolder) throws -> ProcessRunner.Result {
    try ProcessRunner.shell(
      "export HOME=$PWD/../home NEWSLAB_CATALOGUE=../shelf; cd project; " + script,
      in: folder.path, guardSeconds: 300)
  }

  @Test func `many that install, update and remove at once leave what the lock says`() throws {
    let folder = try project()
    let result = try shell(
      """
      for n in 0 1 2 3 4 5; do
        (newslab plugin install p$n@1.0.0; echo "code $?") &
        (newslab plugin install p$n; echo "code $?") &
        (newslab plugin update; echo "code $?") &
        (newslab plugin remove p$n; echo "code $?") &
      done
      wait
      newslab plugin verify && newslab plugin install && echo whole
      """, in: folder)
    #expect(result.output.hasSuffix("whole\n") || result.output.contains("No plugins"))
    for line in result.output.split(separator: "\n") where line.hasPrefix("code") {
      // A plugin that is not there to be removed, one that is installed in a higher version, and a
      // place that others change all the time.
      #expect(["code 0", "code 2", "code 5", "code 6"].contains(line), "\(result.output)")
    }
  }

  @Test func `a process that is killed leaves what was there before, or what was to be`() throws {
    let folder = try project()
    let result = try shell(
      """
      newslab plugin install p0@1.0.0 >/dev/null
      for delay in 00 01 02 03 04 05 06 08 10 15 20 30; do
        newslab plugin install p5 >/dev/null 2>&1 &
        sleep 0.$delay
        kill -9 $! 2>/dev/null
        wait $! 2>/dev/null
        [ $? = 137 ] && echo killed
        newslab plugin verify >/dev/null || echo "broken after $delay"
        newslab plugin remove p5 >/dev/null 2>&1
      done
      newslab plugin install p5 >/dev/null && newslab plugin verify
      """, in: folder)
    #expect(!result.output.contains("broken"), "\(result.output)")
    #expect(result.output.contains("killed"), "none was alive when it was killed")
    let whole = result.output.split(separator: "\n").filter { $0.hasPrefix("ok  p") }
    #expect(whole.count == 6, "\(result.output)")
  }

  @Test func `a disk that fills up leaves what was there before`() throws {
    let folder = try project()
    _ = try shell("newslab plugin install p0@1.0.0", in: folder)
    let before = try HostilePluginTests.contents(of: folder.path)
    for blocks in [0, 1, 8, 40] {
      // Files of that many blocks of 512 bytes, and no larger ones.
      let result = try ProcessRunner.shell(
        "export HOME=$PWD/home NEWSLAB_CATALOGUE=../shelf; cd project; trap '' XFSZ; "
          + "ulimit -f \(blocks); exec newslab plugin install p3 2>/dev/null", in: folder.path)
      #expect(result.code == 6, "\(blocks): \(result.output)")
      #expect(try HostilePluginTests.contents(of: folder.path) == before)
    }
    #expect(try shell("newslab plugin verify", in: folder).code == 0)
  }
}
