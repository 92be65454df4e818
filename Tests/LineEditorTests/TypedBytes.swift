import LineEditor

/// What somebody types, prepared beforehand.
final class TypedBytes: TypedInput {
  private var events: [InputEvent]

  /// Types keys, and after each text pauses for longer than a sequence may.
  init(_ keys: String...) {
    events = keys.flatMap { $0.utf8.map(InputEvent.byte) + [.nothing] }
  }

  /// Any events.
  init(events: [InputEvent]) { self.events = events }

  func next(within milliseconds: Int32?) -> InputEvent {
    while let event = events.first {
      events.removeFirst()
      if event != .nothing || milliseconds != nil { return event }
    }
    return .end
  }

  func nextWake(within milliseconds: Int32) -> InputWake? { nil }

  func waiting() -> [UInt8] {
    var bytes: [UInt8] = []
    while case .byte(let byte)? = events.first {
      bytes.append(byte)
      events.removeFirst()
    }
    return bytes
  }

  var isWaiting: Bool {
    if case .byte? = events.first { true } else { false }
  }
}

/// The keys of what is typed.
func keys(_ input: TypedBytes) -> [Key] {
  var reader = KeyReader(input)
  var keys: [Key] = []
  while true {
    switch reader.next() {
    case .key(let key): keys.append(key)
    case .wake: continue
    case .end: return keys
    }
  }
}
