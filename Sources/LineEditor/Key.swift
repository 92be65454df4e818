/// A key that was pressed, or what was pasted.
package enum Key: Equatable, Sendable {
  /// A character, or a part of one that is made of several code points.
  case text(String)
  /// A key together with Ctrl: a small letter, or what Ctrl makes a control character of.
  case control(Character)
  /// A key together with Alt, or behind Esc; letters are small.
  case alt(Character)
  /// A text that was pasted as a whole; lines end with line feeds.
  case paste(String)
  case enter, altEnter, tab, backTab, escape
  case backspace, altBackspace, delete, wordDelete
  case up, down, left, right, wordLeft, wordRight
  case home, end, textStart, textEnd, pageUp, pageDown
  /// A key that means nothing here.
  case unknown

  /// The key of a byte below 0x20 or of 0x7F.
  init(control byte: UInt8) {
    switch byte {
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x1B: self = .escape
    case 0x01..<0x1B: self = .control(Character(UnicodeScalar(byte + 0x60)))
    default: self = .control(Character(UnicodeScalar(byte + 0x40)))
    }
  }

  /// The key of a control sequence: its numbers and the letter at its end.
  init(sequence numbers: [Int], _ last: UInt8) {
    let modifiers = Modifiers(numbers.count > 1 ? numbers[1] : 1)
    switch last {
    case UInt8(ascii: "A"): self = .up
    case UInt8(ascii: "B"): self = .down
    case UInt8(ascii: "C"): self = modifiers.isPlain ? .right : .wordRight
    case UInt8(ascii: "D"): self = modifiers.isPlain ? .left : .wordLeft
    case UInt8(ascii: "H"): self = modifiers.isPlain ? .home : .textStart
    case UInt8(ascii: "F"): self = modifiers.isPlain ? .end : .textEnd
    case UInt8(ascii: "M"): self = .enter
    case UInt8(ascii: "Z"): self = .backTab
    case UInt8(ascii: "u"): self = Self(code: numbers.first ?? 0, modifiers)
    case UInt8(ascii: "~"): self = Self(numbered: numbers, modifiers)
    default: self = .unknown
    }
  }

  /// The key of a sequence that ends with a tilde.
  private init(numbered numbers: [Int], _ modifiers: Modifiers) {
    switch numbers.first {
    case 1, 7: self = modifiers.isPlain ? .home : .textStart
    case 4, 8: self = modifiers.isPlain ? .end : .textEnd
    case 3: self = modifiers.isPlain ? .delete : .wordDelete
    case 5: self = .pageUp
    case 6: self = .pageDown
    case 27 where numbers.count > 2: self = Self(code: numbers[2], modifiers)
    default: self = .unknown
    }
  }

  /// The key of a code point with modifiers, as terminals send keys that have no old sequence.
  private init(code: Int, _ modifiers: Modifiers) {
    guard let scalar = UInt32(exactly: code).flatMap(UnicodeScalar.init) else {
      self = .unknown
      return
    }
    switch code {
    case 13: self = modifiers.isPlain ? .enter : .altEnter
    case 9: self = modifiers.isPlain ? .tab : .backTab
    case 8, 127: self = modifiers.isPlain ? .backspace : .altBackspace
    case 27: self = .escape
    case ..<32: self = .unknown
    default:
      let character = Character(scalar)
      if modifiers.isControl {
        self = .control(character)
      } else {
        self = modifiers.isAlt ? .alt(character) : .text(String(character))
      }
    }
  }

  /// Shift, Alt and Ctrl, as a control sequence says them.
  private struct Modifiers {
    private let bits: Int
    init(_ parameter: Int) { bits = max(0, parameter - 1) & 0xF }
    var isPlain: Bool { bits == 0 }
    var isAlt: Bool { bits & 2 != 0 }
    var isControl: Bool { bits & 4 != 0 }
  }
}
