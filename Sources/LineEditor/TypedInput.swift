/// Where what is typed comes from, together with what wakes a prompt in between.
package protocol TypedInput {
  /// What comes first; a wake comes before what was typed. Waits for ever when no time is given.
  func next(within milliseconds: Int32?) -> InputEvent
  /// A wake that comes within a time, whatever is typed meanwhile.
  func nextWake(within milliseconds: Int32) -> InputWake?
  /// Bytes that are there already, many at once; empty when there are none.
  func waiting() -> [UInt8]
  /// Whether something was typed that is not read yet.
  var isWaiting: Bool { get }
}

/// What came at a prompt.
package enum InputEvent: Equatable, Sendable {
  case byte(UInt8)
  case wake(InputWake)
  /// The time is over.
  case nothing
  /// Nothing more will come: the terminal is gone or the input is over.
  case end
}

/// What a prompt is woken for, mostly by signals.
package enum InputWake: UInt8, Sendable { case interrupt = 1, resize, resume, redraw }
