import LuaKit

/// One thing that the tutorial teaches: something to read, something to type, and how to tell that it
/// was done.
package struct TutorialStep: Sendable {
  /// What it is about, in a few words.
  package let title: String
  /// What there is to know.
  package let text: String
  /// What is typed, line by line; whatever comes to the same will do.
  package let example: [String]
  /// What helps after a try that came to something else.
  package let hint: String
  /// What is said when it was done.
  package let praise: String
  /// Whether an entry came to what is wanted.
  package let check: @Sendable (TutorialAnswer) throws(LuaError) -> Bool

  init(
    _ title: String, _ text: String, type example: String, hint: String, praise: String,
    check: @escaping @Sendable (TutorialAnswer) throws(LuaError) -> Bool
  ) {
    (self.title, self.text) = (title, text)
    self.example = example.split(separator: "\n").map(String.init)
    (self.hint, self.praise, self.check) = (hint, praise, check)
  }
}

/// What somebody typed while a step waited, and what it came to.
package struct TutorialAnswer {
  /// What was typed.
  let entry: String
  /// The value that it gave, or nil.
  let value: LuaValue?
  /// What went wrong, or nil when nothing did.
  let complaint: String?
  let reader: ValueReader

  /// Describes an entry.
  package init(_ entry: String, value: LuaValue?, complaint: String? = nil, reader: ValueReader) {
    (self.entry, self.value) = (entry, value)
    (self.complaint, self.reader) = (complaint, reader)
  }

  /// The class of the value, or nil when it is no object of newslab.
  var className: String? { value.flatMap { reader.objectClass($0)?.name } }

  /// Whether it is a command of the prompt of this name that went well.
  func isCommand(_ name: String) -> Bool {
    complaint == nil && entry.split { $0 == " " || $0 == "\n" }.first == ":" + name
  }

  /// Whether it may be a part of what a step wants: it gave nothing, and nothing went wrong, or it
  /// asked for help.
  var isOnTheWay: Bool {
    let isAboutHelp = [":tutorial", ":help", ":doc", ":apropos", ":history"].contains {
      entry.hasPrefix($0)
    }
    return complaint == nil && (value == nil || isAboutHelp)
  }

  /// The class of the first element of a list of newslab, or nil.
  func elementClass() throws(LuaError) -> String? {
    guard className == "List", let value, try reader.count(of: value) > 0 else { return nil }
    return reader.objectClass(try reader.element(1, of: value))?.name
  }

  /// Whether all elements of a list have the same value of a field, and there is one at least.
  func isUniform(_ field: String) throws(LuaError) -> Bool {
    guard className == "List", let value else { return false }
    let count = try reader.count(of: value)
    var seen: Set<String> = []
    for position in 1...max(1, min(count, 1000)) where count > 0 {
      let element = try reader.element(position, of: value)
      seen.insert(try reader.text(of: reader.field(field, of: element)))
    }
    return seen.count == 1
  }
}
