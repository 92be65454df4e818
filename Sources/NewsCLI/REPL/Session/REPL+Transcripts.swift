import NewsCorpus
import TerminalText

extension REPL {
  /// Begins to write the session to a file, ends that with `off`, or says where it goes.
  func startLog(_ argument: String) {
    if argument.isEmpty {
      let words = log.map { "this session is written to \($0.path)" } ?? "no file is written"
      return show(DisplayText.visible(words) + "\n")
    }
    if argument == "off" { return log = nil }
    do throws(FileError) {
      log = try SessionLog(argument, file: expanded(argument))
    } catch {
      complain([DisplayText.visible("cannot write '\(argument)': \(error)")])
    }
  }

  /// Types the lines of a file: of a transcript those behind the prompts, of a script all.
  ///
  /// An error ends it.
  func replay(_ path: String) {
    do {
      let source = try DescriptorSource(path: expanded(path)).readAll(upTo: LoadedFile.longest)
      let text = String(decoding: source, as: UTF8.self)
      script = Self.typedLines(text) + script
    } catch {
      complain([DisplayText.visible("cannot read '\(path)': \(error)")])
    }
  }

  /// What is typed in a transcript, or the lines of a text that is none.
  static func typedLines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    let prompts = [prompt.first, prompt.rest]
    guard lines.contains(where: { $0.hasPrefix(prompt.first) }) else { return lines }
    return lines.compactMap { line in
      prompts.first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) }
    }
  }
}
