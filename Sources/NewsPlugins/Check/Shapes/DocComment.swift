import LuaSyntax

/// The types in the comments directly above something: `---@param x Article`, `---@type Article`.
struct DocComment {
  /// The types of parameters by their names.
  private(set) var parameters: [String: String] = [:]
  /// The type of the value.
  private(set) var type: String?

  /// Reads the lines of comments that end on the line before a range.
  init(above range: Range<Int>, _ file: CheckedFile) {
    let list = file.source.list
    var line = list.lines.number(at: range.lowerBound) - 1
    while let comment = file.commentsByLine[line] {
      let words = list.text(comment).split { $0 == " " || $0 == "\t" }
      if words.count >= 3, words[0] == "---@param" {
        parameters[words[1].hasSuffix("?") ? String(words[1].dropLast()) : String(words[1])] =
          String(words[2])
      } else if words.count >= 2, words[0] == "---@type" {
        type = String(words[1])
      }
      line -= 1
    }
  }
}
