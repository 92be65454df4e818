import NewsCorpus
import Testing

struct ContentDigestTests {
  @Test func `pieces have the hash of the whole, which may be asked for in between`() {
    var digest = ContentDigest()
    #expect(digest.hex == ContentHash.sha256([]))
    for piece in ["ab", "", "c"] { digest.add(Array(piece.utf8)) }
    #expect(digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    digest.add([0])
    #expect(digest.hex == ContentHash.sha256(Array("abc\u{0}".utf8)))
    #expect(digest.count == 4)
  }
}
