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
      script = Self.typedEntries(text) + script
    } catch {
      complain([DisplayText.visible("cannot read '\(path)': \(error)")])
    }
  }

  /// What is typed in a transcript, or the entries of a script.
  static func typedEntries(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    let isTranscript = lines.contains { $0.hasPrefix(prompt.first) }
    var entries: [String] = []
    for line in lines {
      if isTranscript {
        if line.hasPrefix(prompt.first) {
          entries.append(String(line.dropFirst(prompt.first.count)))
        } else if line.hasPrefix(prompt.rest), let last = entries.last {
          entries[entries.count - 1] = last + "\n" + line.dropFirst(prompt.rest.count)
        }
      } else if let last = entries.last, isUnfinished(last) {
        entries[entries.count - 1] = last + "\n" + line
      } else {
        entries.append(line)
      }
    }
    return entries
  }

  private static func isUnfinished(_ entry: String) -> Bool {
    if PromptCommand.isCommand(entry) { return false }
    return ChunkCompiler.isUnfinished(entry)
  }
}
