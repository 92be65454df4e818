import Glibc

/// A file of decisions that analysts share: a decision a line, in order, comments between.
///
/// A line that cannot be read stays where it is and is reported; it never costs another one.
package struct EntityDecisionFile: Sendable {
  /// A decision with the line where it stands, and the lines in front of it that are none.
  private struct Item: Sendable {
    let decision: EntityDecision
    let line: Int
    var before: [[UInt8]] = []
  }

  /// How the names of these files end.
  package static let suffix = ".entities.tsv"

  /// The path, as it was given.
  package let path: String
  /// Whether the file is there.
  package private(set) var isThere = false
  /// What is wrong with lines of it.
  package private(set) var problems: [Rejection] = []
  /// The comment at the top of the file.
  private var head: [[UInt8]] = []
  private var items: [Item] = []
  /// Comments behind the last decision.
  private var tail: [[UInt8]] = []

  /// How a new file begins.
  static let intro = [
    "# What analysts decided about entities: entity, decision, value, who decided; tabs between.",
    "# The order of the lines means nothing. A line that is removed is undone.", "",
  ]

  /// The file of a corpus: beside it, and of its name.
  package static func path(of corpus: String) -> String {
    var name = corpus
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    if [".", ".."].contains(FilePath.lastComponent(name)), let real = realpath(name, nil) {
      name = String(cString: real)
      free(real)
    }
    var status = stat()
    let isFolder = stat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    return (isFolder ? name : FilePath.withoutExtension(name)) + suffix
  }

  /// Reads a file; one that is not there has no decisions.
  package init(path: String) throws(FileError) {
    self.path = path
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try DescriptorSource(path: path).readAll(upTo: .max)
    } catch {
      if error == .system(ENOENT) { return }
      throw error
    }
    isThere = true
    take(bytes)
  }

  /// Reads bytes as the content of a file.
  package init(path: String, content: [UInt8]) {
    self.path = path
    isThere = true
    take(content)
  }

  private mutating func take(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var number = 0
    var waiting: [[UInt8]] = []
    var isInHead = true
    for part in rest.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = Array(part.last == 0x0D ? part.dropLast() : part)
      let isEmpty = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isEmpty || line.first == UInt8(ascii: "#") {
        waiting.append(isEmpty ? [] : line)
        if isEmpty, isInHead {
          (head, waiting, isInHead) = (waiting, [], false)
        }
        continue
      }
      isInHead = false
      do throws(EntityDecisionProblem) {
        let isValid = (try? UTF8Span(validating: line.span)) != nil
        guard isValid else { throw EntityDecisionProblem("the line is no UTF-8") }
        let decision = try EntityDecision(line: String(decoding: line, as: UTF8.self))
        items.append(Item(decision: decision, line: number, before: waiting))
        waiting = []
      } catch {
        problems.append(Rejection(error.description, at: Place(path: path, line: number)))
        waiting.append(line)
      }
    }
    while waiting.last == [] { waiting.removeLast() }
    tail = waiting
  }

  /// The decisions, in the order of the file.
  package var decisions: [EntityDecision] { items.map(\.decision) }

  /// The line of each decision, from 1; of the same ones the first.
  package var lines: [EntityDecision: Int] {
    Dictionary(items.map { ($0.decision, $0.line) }) { first, _ in first }
  }

  /// Puts in a decision unless somebody decided the same.
  package mutating func add(_ decision: EntityDecision) {
    let isKnown = items.contains {
      let known = $0.decision
      return known.entity == decision.entity && known.verb == decision.verb
        && known.value == decision.value
    }
    if !isKnown { items.append(Item(decision: decision, line: 0)) }
  }

  /// Takes out decisions, and gives them; the comments in front of them stay.
  @discardableResult
  package mutating func remove(
    where isUnwanted: (EntityDecision) -> Bool
  ) -> [EntityDecision] {
    var removed: [EntityDecision] = []
    var comments: [[UInt8]] = []
    var kept: [Item] = []
    for var item in items {
      if isUnwanted(item.decision) {
        removed.append(item.decision)
        comments += item.before.filter { !$0.isEmpty }
      } else {
        item.before = comments + item.before
        comments = []
        kept.append(item)
      }
    }
    items = kept
    tail = comments + tail
    return removed
  }

  /// The whole file, decisions in the order of their bytes, each behind its comments.
  package var content: [UInt8] {
    let sorted = items.sorted {
      $0.decision.line.utf8.lexicographicallyPrecedes($1.decision.line.utf8)
    }
    var lines = isThere ? head : Self.intro.map { Array($0.utf8) }
    for item in sorted { lines += item.before + [Array(item.decision.line.utf8)] }
    lines += tail
    return Array(lines.map { $0 + [0x0A] }.joined())
  }

  /// Writes the file: to another name first, so that nobody ever sees a part of it.
  package func write() throws(FileError) {
    let temporary = path + ".\(getpid()).new"
    let descriptor = try FileError.check {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    do throws(FileError) {
      defer { close(descriptor) }
      var rest = content[...]
      while !rest.isEmpty {
        let count = try FileError.check {
          rest.prefix(1 << 20).withUnsafeBytes {
            Int32(Glibc.write(descriptor, $0.baseAddress, $0.count))
          }
        }
        rest = rest.dropFirst(Int(count))
      }
      _ = try FileError.check { fsync(descriptor) }
      _ = try FileError.check { rename(temporary, path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
