import LuaKit
import NewsScript

extension REPL {
  /// What answers questions.
  var help: HelpFinder {
    HelpFinder(
      reader: values, library: HelpLibrary(session: session, host: state.host),
      entry: { [record] in record.entry($0)?.text },
      local: { [chunks] in chunks.locals.value(of: $0) })
  }

  /// What an entry asks to have explained, or nil when it asks for nothing.
  func question(in entry: String) -> HelpRequest? {
    if let request = HelpRequest.read(entry) { return request }
    guard let request = HelpRequest.readCall(entry), chunks.locals.value(of: "help") == nil,
      case .nil? = try? values.variable("help")
    else { return nil }
    return request
  }

  /// Answers `x?`.
  func answer(_ request: HelpRequest) {
    record.translate(["-- " + request.subject + (request.wantsSource ? "??" : "?")])
    if request.subject.isEmpty { return show(PromptHelp.text(width: columns)) }
    attempt { show(try help.page(for: request).text(width: columns)) }
  }

  /// Shows the help of a name: `newslab.counter`, `Article`, `article:has`, or of a topic.
  func explain(_ name: String) {
    attempt {
      if let page = try? help.page(named: name) {
        show(page.text(width: columns))
      } else {
        show(try help.page(for: HelpRequest(name)).text(width: columns))
      }
    }
  }

  /// Shows what help knows about some words.
  func search(helpFor words: String) {
    attempt { show(try Apropos(help).text(for: words, width: columns)) }
  }

  /// Explains a command, or lists all.
  func helpOn(_ command: String) {
    if command.isEmpty { return show(PromptHelp.text(width: columns)) }
    let name = command.hasPrefix(":") ? String(command.dropFirst()) : command
    if PromptCommand.all.contains(where: { $0.name == name }) || command.hasPrefix(":") {
      return answer(HelpRequest(":" + name))
    }
    explain(command)
  }
}
