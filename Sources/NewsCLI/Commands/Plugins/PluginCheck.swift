import CommandKit
import LuaKit
import NewsCorpus
import NewsPlugins

/// The work of `newslab plugin check`.
struct PluginCheck {
  let session: Session
  let folders: PluginFolders

  /// Checks plugins, files and folders, else the plugin of the current folder, else all plugins;
  /// throws when there are errors, or with `isStrict` any findings.
  func check(_ words: [String], as format: PluginCommand.Format, isStrict: Bool) throws {
    let checker: PluginChecker
    do throws(LuaError) {
      checker = try PluginChecker(current: ".")
    } catch {
      throw CommandFailure(.limit, error.message)
    }
    var result = CheckResult()
    var isWhole = true
    for word in words {
      result.add(try session.plugins { () throws(PluginError) in try check(word, checker) })
    }
    if words.isEmpty { isWhole = try checkAll(checker, &result) }
    switch format {
    case .text: try session.output.write(VisibleText.lines(of: text(of: result)))
    case .json: try session.output.write(json(of: result))
    case .tap: throw CommandFailure(.usage, "option '--format': tap is for test")
    }
    let isGood = isStrict ? result.findings.isEmpty : result.errorCount == 0
    if !isGood || !isWhole { throw CommandFailure(.failures) }
  }

  /// A plugin is looked for by its name first, as everywhere, and then as a path.
  private func check(_ word: String, _ checker: PluginChecker) throws(PluginError) -> CheckResult {
    if PluginManifest.isName(word), let folder = folders.folder(of: word) {
      return try checker.check(folder, in: folders)
    }
    if PluginFolders.isThere(word) { return try checker.check(word, in: folders) }
    return try checker.check(folders.plugin(word), in: folders)
  }

  /// Whether all plugins could be looked at.
  private func checkAll(_ checker: PluginChecker, _ result: inout CheckResult) throws -> Bool {
    let here = [PluginManifest.fileName, PluginManifest.mainFile]
    if here.contains(where: PluginFolders.isThere) {
      result.add(
        try session.plugins { () throws(PluginError) in try checker.check(".", in: folders) })
      return true
    }
    var isWhole = true
    for plugin in folders.all() {
      do throws(PluginError) {
        result.add(try checker.check(plugin.get(), in: folders))
      } catch {
        isWhole = false
        session.report(Diagnostic(.error, error.description))
      }
    }
    return isWhole
  }

  private func text(of result: CheckResult) -> String {
    let lines = result.findings.map { $0.description + "\n" }.joined()
    let (errors, warnings) = (result.errorCount, result.findings.count - result.errorCount)
    func count(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    return lines + count(errors, "error") + ", " + count(warnings, "warning") + " in "
      + count(result.fileCount, "file") + "\n"
  }

  private func json(of result: CheckResult) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("files") { $0.integer(result.fileCount) }
      writer.member("errors") { $0.integer(result.errorCount) }
      writer.member("warnings") { $0.integer(result.findings.count - result.errorCount) }
      writer.member("findings") { writer in
        writer.list(result.findings) { writer, finding in
          writer.object { writer in
            writer.member("file") { $0.string(finding.path) }
            writer.member("line") { $0.integer(finding.line) }
            writer.member("column") { $0.integer(finding.column) }
            writer.member("severity") { $0.string(finding.severity.rawValue) }
            writer.member("rule") { $0.string(finding.rule) }
            writer.member("message") { $0.string(finding.message) }
            writer.member("nearest") { $0.string(orNull: finding.nearest) }
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }
}
