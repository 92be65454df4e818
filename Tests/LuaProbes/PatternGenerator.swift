import SeededRandom

/// Makes patterns from a grammar and subjects that they often match.
package struct PatternGenerator {
  private var random: SplitMix
  private var made = PatternCase()
  private var repetitions = 0
  private var captures = 0

  /// Begins the sequence of a seed.
  package init(seed: UInt64) { random = SplitMix(seed: seed) }

  private static let alphabet = Array("aaabbbccxyzABC019 _.,-()[]%^$\n\0\u{E9}".utf8)

  /// The next call.
  package mutating func next() -> PatternCase {
    made = PatternCase()
    (repetitions, captures) = (0, 0)
    made.function = random.pick(["find", "match", "gmatch", "gsub"]) ?? "find"
    note(made.function)
    addSubject()
    addPattern()
    addRest()
    if made.pattern.contains(0) { note("zero byte") }
    return made
  }

  private mutating func note(_ construct: String) { made.constructs.insert(construct) }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private mutating func byte() -> UInt8 {
    if random.chance(oneIn: 3) { return UInt8(ascii: "a") + UInt8(below(3)) }
    return random.pick(Self.alphabet) ?? 0
  }

  private mutating func addSubject() {
    switch below(12) {
    case 0: break
    case 1: made.subject = Array("((a)b(c(d)))) THE (quick) fox".utf8)
    case 2: made.subject = [UInt8](repeating: UInt8(ascii: "a"), count: below(40))
    case 3: made.subject = Array("key = value, hello world-wide 2017".utf8)
    case 4: made.subject = Array("abcabc abab xyzxyz".utf8)
    default: for _ in 0..<below(24) { made.subject.append(byte()) }
    }
  }

  private mutating func addPattern() {
    if random.chance(oneIn: 6) {
      made.pattern.append(UInt8(ascii: "^"))
      note("anchor")
    }
    // What follows many choices must not fail: there are too many to try.
    switch below(40) {
    case 0: return addMany()
    case 1: return addDeep()
    default: for _ in 0..<below(6) { addPiece(depth: 0) }
    }
    if random.chance(oneIn: 8) {
      made.pattern.append(UInt8(ascii: "$"))
      note("end anchor")
    }
    if random.chance(oneIn: 10) { spoil() }
  }

  private mutating func add(_ text: String) { made.pattern += Array(text.utf8) }

  private mutating func addPiece(depth: Int) {
    switch below(16) {
    case 0 where depth < 3, 1 where depth < 3:
      note("capture")
      captures += 1
      add("(")
      for _ in 0..<below(4) { addPiece(depth: depth + 1) }
      add(")")
    case 2:
      note("position")
      captures += 1
      add("()")
    case 3:
      note("balance")
      add(random.pick(["%b()", "%b[]", "%bab", "%baa", "%b(("]) ?? "")
    case 4:
      note("frontier")
      add("%f")
      addSet()
    case 5:
      note("back reference")
      add("%\(below(max(captures, 1) + 1))")
    default:
      addSingle()
      addSuffix()
    }
  }

  private mutating func addSingle() {
    switch below(7) {
    case 0:
      note("dot")
      add(".")
    case 1, 2:
      let letter = random.pick(Array("acdglpsuwxz".utf8)) ?? 97
      let isComplement = random.chance(oneIn: 4)
      note(isComplement ? "complement" : "class")
      made.pattern += [UInt8(ascii: "%"), isComplement ? letter - 32 : letter]
    case 3:
      note("escape")
      made.pattern += [UInt8(ascii: "%"), random.pick(Array(".%()[]-+*?^$ \n\0,yY".utf8)) ?? 46]
    case 4: addSet()
    default:
      note("byte")
      made.pattern.append(subjectByte())
    }
  }

  /// A byte of the subject, so that patterns match, or any other.
  private mutating func subjectByte() -> UInt8 {
    let plain = made.subject.filter { !"^$*+?.([%-".utf8.contains($0) }
    return (random.chance(oneIn: 5) ? nil : random.pick(plain)) ?? byte()
  }

  private mutating func addSet() {
    note("set")
    add("[")
    if random.chance(oneIn: 4) {
      note("complement of set")
      add("^")
    }
    if random.chance(oneIn: 8) {
      note("bracket in set")
      add("]")
    }
    for _ in 0...below(3) {
      switch below(5) {
      case 0:
        note("range")
        add(random.pick(["a-c", "0-9", "A-z", "z-a", "a-a", "a-%", "--a", "%--x"]) ?? "")
      case 1:
        note("class in set")
        add(random.pick(["%w", "%s", "%D", "%a", "%P", "%]", "%^", "%-", "%q"]) ?? "")
      default: made.pattern.append(subjectByte())
      }
    }
    if random.chance(oneIn: 8) { add("-") }
    add("]")
  }

  private mutating func addSuffix() {
    guard repetitions < 4, random.chance(oneIn: 2) else { return }
    repetitions += 1
    let suffix = random.pick(["*", "+", "-", "?"]) ?? "*"
    note(suffix)
    add(suffix)
  }

  /// Around the most captures that there may be.
  private mutating func addMany() {
    note("many captures")
    for _ in 0..<(30 + below(5)) { add(random.chance(oneIn: 2) ? "()" : "(a?)") }
  }

  /// Around the deepest nesting that there may be.
  private mutating func addDeep() {
    note("deep")
    made.subject = [UInt8](repeating: UInt8(ascii: "a"), count: 150 + below(100))
    let piece = random.pick(["a?", "a-", "b?", "b*", "b-"]) ?? "a?"
    for _ in 0..<(190 + below(20)) { add(piece) }
  }

  private mutating func spoil() {
    note("malformed")
    let tail = random.pick([
      "%", "[", "[a", "[^", "[]", "[%", "[a-", "%f", "%b", "%bx", "(", ")", "%9",
    ])
    add(tail ?? "%")
    if random.chance(oneIn: 3), made.pattern.count > 1 {
      made.pattern.remove(at: below(made.pattern.count))
    }
  }

  private mutating func addRest() {
    switch made.function {
    case "gsub":
      addReplacement()
      if random.chance(oneIn: 4) { addNumber(in: -1...4) }
    default:
      if random.chance(oneIn: 3) { addNumber(in: -30...30) }
      if made.function == "find", random.chance(oneIn: 8) {
        note("plain")
        made.isPlain = true
        if random.chance(oneIn: 2), let start = made.subject.indices.randomElement(using: &random) {
          made.pattern = Array(made.subject[start...].prefix(1 + below(4)))
        }
      }
    }
  }

  private mutating func addNumber(in range: ClosedRange<Int>) {
    note("number")
    made.number = Int.random(in: range, using: &random)
  }

  private mutating func addReplacement() {
    switch below(4) {
    case 0:
      note("table replacement")
      made.replacement = Array("@table".utf8)
    case 1:
      note("function replacement")
      let names = ["@join", "@false", "@number", "@wrong", "@error"]
      made.replacement = Array((random.pick(names) ?? "@join").utf8)
    default:
      note("text replacement")
      let pieces = ["<%0>", "%1", "%2", "%%", "x", "-", "%9", "%q", "%", "\0", ""]
      for _ in 0..<below(4) {
        let count = random.chance(oneIn: 4) ? pieces.count : 6
        made.replacement += Array(pieces[below(count)].utf8)
      }
    }
  }
}

extension SplitMix {
  fileprivate mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices
    .Element?
  {
    choices.randomElement(using: &self)
  }

  fileprivate mutating func chance(oneIn times: Int) -> Bool {
    Int.random(in: 0..<times, using: &self) == 0
  }
}
