import NewsCorpus

/// Where a command of newslab that runs at the prompt writes.
final class PromptSink: ByteSink {
  private let show: (String) -> Void
  private var begun: [UInt8] = []

  /// Gives whole lines to a closure.
  init(_ show: @escaping (String) -> Void) { self.show = show }

  func write(_ bytes: [UInt8]) throws(FileError) {
    begun += bytes
    guard let end = begun.lastIndex(of: 0x0A) else { return }
    let lines = begun[...end]
    begun = Array(begun[(end + 1)...])
    show(String(decoding: VisibleSink.shown(lines), as: UTF8.self))
  }

  /// Gives the rest, which has no line feed.
  func finish() {
    if begun.isEmpty { return }
    show(String(decoding: VisibleSink.shown(begun[...]), as: UTF8.self) + "\n")
    begun = []
  }
}
