import Glibc

/// Why a file cannot be read or written.
package enum FileError: Error, Equatable, CustomStringConvertible {
  /// The system refused; the number is an `errno`.
  case system(Int32)
  /// A device, pipe, socket or folder stands where a file is expected.
  case notAFile
  /// The file is larger than offsets can count.
  case tooLarge(limit: Int)
  /// The bytes are not what they should be, such as a broken archive; in words.
  case damaged(String)

  /// The failure that the last system call left.
  package static var current: FileError { .system(errno) }

  package var description: String {
    switch self {
    case .system(let number): Self.text(of: number)
    case .notAFile: "not a regular file"
    case .tooLarge(let limit): "larger than \(limit >> 20) MiB"
    case .damaged(let problem): problem
    }
  }

  /// The system's words for an error number, first letter lower case.
  private static func text(of number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    let words = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Repeats a system call while signals interrupt it, and throws when it fails.
  package static func check(_ call: () -> Int32) throws(FileError) -> Int32 {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw current }
    }
  }
}
