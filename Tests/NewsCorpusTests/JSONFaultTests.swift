import Foundation
import NewsCorpus
import TestSupport
import Testing

struct JSONFaultTests {
  @Test(arguments: [
    ("", "expected a value, found the end at byte 1"),
    ("{", "expected a name in double quotes, found the end at byte 2"),
    (#"{"a":1"#, "expected ',' or '}', found the end at byte 7"),
    (#"{"a" 1}"#, "expected ':', found '1' at byte 6"),
    (#"{"a":}"#, "expected a value, found '}' at byte 6"),
    (#"{"a":1,}"#, "expected a name in double quotes, found '}' at byte 8"),
    ("{'a':1}", "expected a name in double quotes, found ''' at byte 2"),
    ("[1,]", "expected a value, found ']' at byte 4"),
    ("[1 2]", "expected ',' or ']', found '2' at byte 4"),
    ("[1]x", "expected the end, found 'x' at byte 4"),
    ("tru", "expected 'true', found the end at byte 4"),
    ("nul!", "expected 'null', found '!' at byte 4"),
    ("-", "expected a digit, found the end at byte 2"),
    ("01", "a number that begins with 0 at byte 1"),
    ("1.", "expected a digit, found the end at byte 3"),
    ("1e999", "a number that is too large at byte 1"),
    ("1ex", "expected a digit, found 'x' at byte 3"),
    (#""abc"#, "a string without an end at byte 1"),
    (#""\x""#, "expected an escape, found 'x' at byte 3"),
    (#""\u12G4""#, "expected a hex digit, found 'G' at byte 6"),
    (#""\ud800""#, "half of a surrogate pair at byte 2"),
    (#""\ud800\u0041""#, "half of a surrogate pair at byte 2"),
    (#""\udc00""#, "half of a surrogate pair at byte 2"),
    ("\"a\u{1}\"", #"expected an escape such as \n for a control character, found 0x1 at byte 3"#),
    ("\u{1}", "expected a value, found 0x1 at byte 1"),
  ])
  func `says where bytes are no JSON`(text: String, problem: String) {
    #expect(JSONFault.find(in: Array(text.utf8))?.description == "not valid JSON: " + problem)
  }

  @Test(arguments: [
    "0", "-0.5e+3", " [ ] ", "{}", #"{"a":[1,{"b":null}],"c":"\u00e9\ud83d\ude00\/"}"#, "[[],[]]",
    "true",
    "\t[1 ,\n2]\r", #""é""#, "[{},{}]", "[1,[2,[3]],4]",
  ])
  func `finds nothing in a document`(text: String) {
    #expect(JSONFault.find(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: [255, 256, 257, 1_000_000])
  func `stops at a depth and not before`(depth: Int) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect((JSONFault.find(in: Array(text.utf8)) == nil) == (depth <= 256))
  }

  @Test(arguments: 0..<300)
  func `agrees with the library about damaged documents`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var bytes = Array(#"{"id":"a","text":"x\n\u00e9","list":[1,-2.5e3,true,null,{"b":[]}]}"#.utf8)
    let index = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: bytes.remove(at: index)
    case 1: bytes.insert(generator.pick(Array("{}[],:\"\\0a ".utf8)) ?? 0x20, at: index)
    default: bytes.removeSubrange(index...)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let isAccepted =
      (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    // The library overlooks a comma at the end of a list.
    let isValid = isAccepted && !text.contains(",]")
    #expect((JSONFault.find(in: bytes) == nil) == isValid, "\(text)")
  }
}
