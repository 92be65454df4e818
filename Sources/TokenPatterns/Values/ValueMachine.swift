/// Matches whole values with a regular expression, in time linear in the value.
///
/// All ways through the expression are followed at once; there is no going back.
struct ValueMachine: Sendable {
  private enum Step: Sendable {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    /// Goes on at two places.
    case split(Int, Int)
    case end
  }
  private var steps: [Step] = []
  private let folding: ValueFolding

  /// Makes a machine.
  init(_ pattern: ValuePattern) {
    folding = pattern.folding
    add(pattern.node)
    steps.append(.end)
  }

  private mutating func add(_ node: ValueNode) {
    switch node {
    case .scalar(let scalar): steps.append(.scalar(scalar))
    case .set(let set): steps.append(.set(set))
    case .sequence(let parts): for part in parts { add(part) }
    case .choice(let parts):
      var ends: [Int] = []
      for (index, part) in parts.enumerated() {
        guard index < parts.count - 1 else {
          add(part)
          continue
        }
        let split = steps.count
        steps.append(.end)
        add(part)
        ends.append(steps.count)
        steps.append(.end)
        steps[split] = .split(split + 1, steps.count)
      }
      for end in ends { steps[end] = .split(steps.count, steps.count) }
    case .repeated(let part, let min, let max):
      for _ in 0..<min { add(part) }
      if let max {
        var splits: [Int] = []
        for _ in min..<Swift.max(min, max) {
          splits.append(steps.count)
          steps.append(.end)
          add(part)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
      } else {
        let split = steps.count
        steps.append(.end)
        add(part)
        steps.append(.split(split, split))
        steps[split] = .split(split + 1, steps.count)
      }
    }
  }

  /// Whether a whole value matches that was folded as the pattern is.
  func matches(folded bytes: [UInt8]) -> Bool {
    var (now, next): ([Int], [Int]) = ([], [])
    var seen = [Int](repeating: -1, count: steps.count)
    var position = 0
    reach(0, &now, &seen, position)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if now.isEmpty { return false }
      position += 1
      next.removeAll(keepingCapacity: true)
      for step in now {
        switch steps[step] {
        case .scalar(let wanted) where wanted == scalar: reach(step + 1, &next, &seen, position)
        case .set(let set) where set.contains(scalar, ignoringCase: folding.ignoresCase):
          reach(step + 1, &next, &seen, position)
        default: break
        }
      }
      swap(&now, &next)
    }
    return now.contains(steps.count - 1)
  }

  /// Adds a step and whatever is reached from it without a character.
  private func reach(_ step: Int, _ list: inout [Int], _ seen: inout [Int], _ position: Int) {
    var waiting = [step]
    while let step = waiting.popLast() {
      guard seen[step] != position else { continue }
      seen[step] = position
      if case .split(let first, let second) = steps[step] {
        waiting.append(second)
        waiting.append(first)
      } else {
        list.append(step)
      }
    }
  }
}
