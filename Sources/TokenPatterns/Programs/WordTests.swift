/// The tests that the characters of a token alone answer, ready to be asked about a form.
struct WordTests: Sendable {
  /// Tests of one attribute with the same folding.
  private struct Group: Sendable {
    let attribute: TokenAttribute
    let folding: ValueFolding
    /// The tests by the values that they name.
    var literals: [[UInt8]: [Int]] = [:]
    var machines: [(test: Int, machine: ValueMachine)] = []
  }
  /// How many bytes of a token are compared; what stands behind them is not looked at.
  static let longest = 1024

  private var groups: [Group] = []
  private var titles: [Int] = []

  /// Whether there are none.
  var isEmpty: Bool { groups.isEmpty && titles.isEmpty }

  /// Takes those among all tests.
  init(_ tests: [SymbolTest]) {
    for (number, test) in tests.enumerated() {
      guard case .token(let test) = test, test.attribute.isLexical else { continue }
      guard let value = test.value else {
        titles.append(number)
        continue
      }
      let group =
        groups.firstIndex { $0.attribute == test.attribute && $0.folding == value.folding }
        ?? groups.count
      if group == groups.count {
        groups.append(Group(attribute: test.attribute, folding: value.folding))
      }
      if let literals = value.literals() {
        for literal in literals {
          groups[group].literals[Array(literal.utf8), default: []].append(number)
        }
      } else {
        groups[group].machines.append((number, ValueMachine(value)))
      }
    }
  }

  /// The tests that are true of a token, in ascending order.
  func signature(of token: Int, in source: any PatternSource) -> [Int] {
    var found: [Int] = []
    var (value, folded): ([UInt8], [UInt8]) = ([], [])
    for group in groups where source.read(group.attribute, of: token, into: &value) {
      Self.shorten(&value)
      value.withUnsafeBytes { group.folding.fold($0, into: &folded) }
      if let tests = group.literals[folded] { found += tests }
      for (test, machine) in group.machines where machine.matches(folded: folded) {
        found.append(test)
      }
    }
    if !titles.isEmpty, source.read(.casing, of: token, into: &value),
      value.elementsEqual("title".utf8)
    {
      found += titles
    }
    return found.sorted()
  }

  /// Cuts a value to the bytes that are compared, at the end of a character.
  private static func shorten(_ value: inout [UInt8]) {
    guard value.count > longest else { return }
    value.removeLast(value.count - longest)
    while let last = value.last, last & 0xC0 == 0x80 { value.removeLast() }
    if let last = value.last, last >= 0xC0 { value.removeLast() }
  }
}
