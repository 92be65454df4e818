/// Keeps the labels of a source and the jumps to them while it is read.
struct JumpScopes {
  private var functions: [FunctionScope] = []
  /// Every block so far, also those that are closed: a jump remembers where it stands.
  private var blocks: [BlockScope] = []
  /// The open blocks, by their numbers.
  private var open: [Int] = []

  private struct FunctionScope {
    let firstBlock: Int
    var labels: [String: Label] = [:]
    /// Jumps without a label so far, by its name.
    var waiting: [String: [Jump]] = [:]
  }

  private struct BlockScope {
    let parent: Int?
    let isLoop: Bool
    let localCount: Int
    var labels: [String] = []
  }

  private struct Label {
    let localCount: Int
    let offset: Int
  }

  /// A jump whose label has not come.
  struct Jump {
    let name: String
    let block: Int
    let localCount: Int
    let range: Range<Int>
  }

  /// What is wrong with a jump: there is no label, or the one there is jumps over a variable.
  enum Mistake: Error {
    case noLabel(Jump)
    case intoScope(Jump, localNumber: Int)
    case repeated(at: Int)
  }

  mutating func openFunction() { functions.append(FunctionScope(firstBlock: open.count)) }

  /// Ends a function; a jump that has found no label is a mistake.
  mutating func closeFunction() throws(Mistake) {
    guard let waiting = functions.popLast()?.waiting.values.joined(),
      let first = waiting.min(by: { $0.range.lowerBound < $1.range.lowerBound })
    else { return }
    throw .noLabel(first)
  }

  mutating func openBlock(isLoop: Bool, localCount: Int) {
    let isInner = open.count > (functions.last?.firstBlock ?? 0)
    blocks.append(
      BlockScope(parent: isInner ? open.last : nil, isLoop: isLoop, localCount: localCount))
    open.append(blocks.count - 1)
  }

  /// Whether the innermost open block is that of a function.
  var isInFunctionBody: Bool { functions.last.map { $0.firstBlock == open.count - 1 } ?? false }

  mutating func closeBlock() {
    guard let block = open.popLast(), !functions.isEmpty else { return }
    for label in blocks[block].labels { functions[functions.count - 1].labels[label] = nil }
  }

  /// A `break`, which is a jump to nowhere when no loop is around it.
  mutating func leaveLoop(at range: Range<Int>, localCount: Int) {
    var block = open.last
    while let number = block {
      if blocks[number].isLoop { return }
      block = blocks[number].parent
    }
    wait("break", range, localCount)
  }

  /// A `goto`; its label may come later.
  mutating func jump(to name: String, at range: Range<Int>, localCount: Int) {
    if functions.last?.labels[name] == nil { wait(name, range, localCount) }
  }

  private mutating func wait(_ name: String, _ range: Range<Int>, _ localCount: Int) {
    guard let block = open.last, !functions.isEmpty else { return }
    let jump = Jump(name: name, block: block, localCount: localCount, range: range)
    functions[functions.count - 1].waiting[name, default: []].append(jump)
  }

  /// A label; `localCount` is that of its block's begin when nothing stands behind it.
  mutating func label(_ name: String, at offset: Int, localCount: Int, isLast: Bool)
    throws(Mistake)
  {
    guard let block = open.last, let function = functions.indices.last else { return }
    if let known = functions[function].labels[name] { throw .repeated(at: known.offset) }
    let count = isLast ? blocks[block].localCount : localCount
    functions[function].labels[name] = Label(localCount: count, offset: offset)
    blocks[block].labels.append(name)
    while let jump = functions[function].waiting[name]?.last,
      let reached = localCountOf(jump, in: block)
    {
      functions[function].waiting[name]?.removeLast()
      if reached < count { throw .intoScope(jump, localNumber: reached) }
    }
    if functions[function].waiting[name]?.isEmpty == true {
      functions[function].waiting[name] = nil
    }
  }

  /// How many variables there are at a jump when all inner blocks have ended; nil when it does not
  /// stand in the block.
  private func localCountOf(_ jump: Jump, in block: Int) -> Int? {
    var (number, count) = (jump.block, jump.localCount)
    while number != block {
      count = blocks[number].localCount
      guard let parent = blocks[number].parent, parent >= block else { return nil }
      number = parent
    }
    return count
  }
}
