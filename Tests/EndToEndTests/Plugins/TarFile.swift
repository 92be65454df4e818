import Foundation

/// A tar file written by hand, with members that no packer would write.
struct TarFile {
  private(set) var data = Data()

  /// Adds a member of any path and kind; `0` is a file, `1` a hard link, `2` a link, `3` and `4` are
  /// devices, `5` is a folder, `6` a pipe.
  mutating func add(
    _ path: String, _ text: String = "", kind: Character = "0", to link: String = ""
  ) {
    add(Array(path.utf8), Data(text.utf8), kind: kind, to: link)
  }

  mutating func add(
    _ path: [UInt8], _ content: Data, kind: Character = "0", to link: String = ""
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Sequence<UInt8>, at place: Int, _ most: Int) {
      for (index, byte) in bytes.prefix(most).enumerated() { header[place + index] = byte }
    }
    func octal(_ number: Int, _ digits: Int) -> [UInt8] {
      let text = String(number, radix: 8)
      return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8) + [0]
    }
    put(path, at: 0, 100)
    put(octal(0o644, 7), at: 100, 8)
    put(octal(0, 7), at: 108, 8)
    put(octal(0, 7), at: 116, 8)
    put(octal(content.count, 11), at: 124, 12)
    put(octal(0, 11), at: 136, 12)
    put([UInt8](repeating: 0x20, count: 8), at: 148, 8)
    put(String(kind).utf8, at: 156, 1)
    put(link.utf8, at: 157, 100)
    put(Array("ustar".utf8) + [0] + Array("00".utf8), at: 257, 8)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(Array(octal(sum, 6)) + [0x20], at: 148, 8)
    data += Data(header) + content
    let rest = content.count % 512
    if rest > 0 { data += Data(count: 512 - rest) }
  }

  /// The whole file.
  var whole: Data { data + Data(count: 1024) }
}
