import NewsScript
import Testing

struct SipHashTests {
  /// Values of the authors: the key is 00 to 0f, the text the bytes from 00 on.
  @Test(
    arguments: [
      (0, 0x726F_DB47_DD0E_0E31), (1, 0x74F8_39C5_93DC_67FD), (8, 0x93F5_F579_9A93_2462),
      (15, 0xA129_CA61_49BE_45E5),
    ] as [(UInt8, UInt64)])
  func `gives what its authors say`(count: UInt8, expected: UInt64) {
    var hash = SipHash(key: 0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
    hash.add(0..<count)
    #expect(hash.finished() == expected)
  }
}
