import LineEditor
import NewsCorpus
import TerminalText

extension REPL {
  /// Opens an entry, the latest one unless a number is given, or the text of a file in the person's
  /// editor; what comes back stands behind the next prompt.
  func edit(_ argument: String) {
    do {
      try lines.edit(try text(toEdit: argument))
    } catch {
      complain(about: error)
    }
  }

  private func text(toEdit argument: String) throws -> String {
    if argument.isEmpty {
      return record.entries.dropLast().last { !PromptCommand.isCommand($0.text) }?.text ?? ""
    }
    if let number = Int(argument) {
      guard let entry = record.entry(number) else { throw SessionScript.Failure.noEntry(number) }
      return entry.text
    }
    do throws(FileError) {
      let bytes = try DescriptorSource(path: expanded(argument)).readAll(upTo: LoadedFile.longest)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw CommandFailure(.inputOutput, "cannot read '\(argument)': \(error)")
    }
  }
}
