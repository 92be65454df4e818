import LuaKit
import NewsScript

extension REPL {
  /// Shows the help of a name: `newslab.counter`, `Article`, `Article.title`, `article:has`.
  func explain(_ name: String) {
    var description = NewslabAPI.description
    description.globals.append(
      LuaAPIDescription.Field("_", "any", "The last value that was shown."))
    let help = HelpRenderer(description)
    do throws(LuaError) {
      if let text = try? help.text(for: Self.ofClass(name)) { return show(text) }
      show(try help.text(for: name))
    } catch {
      complain(ErrorReport(error).lines)
    }
  }

  /// The name with the class that a variable is usually named after: `article:has` is
  /// `Article:has`.
  private static func ofClass(_ name: String) -> String {
    let isMember = name.contains(":") || name.contains(".")
    return isMember ? name.prefix(1).uppercased() + name.dropFirst() : name
  }
}
