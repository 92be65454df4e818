/// Texts that were cut out, to be put in again.
struct KillRing {
  private var texts: [String] = []
  private var isGoingOn = false
  /// How many of the latest are passed over.
  private var turned = 0
  private static let kept = 30

  /// Keeps a text; what is cut out in a row becomes one text.
  mutating func cut(_ text: String, isBefore: Bool) {
    guard !text.isEmpty else { return }
    if isGoingOn, let last = texts.popLast() {
      texts.append(isBefore ? text + last : last + text)
    } else {
      texts.append(text)
      if texts.count > Self.kept { texts.removeFirst() }
    }
    isGoingOn = true
    turned = 0
  }

  /// Ends a row of texts that become one.
  mutating func close() { isGoingOn = false }

  /// The text that is put in.
  var current: String? {
    texts.isEmpty ? nil : texts[texts.count - 1 - turned % texts.count]
  }

  /// Goes to the text that was cut out before.
  mutating func turn() { turned += 1 }

  /// Goes back to the latest text.
  mutating func rewind() { turned = 0 }
}
