import TestSupport
import Testing

struct ScareQuoteTests {
  @Test(arguments: [
    "The so-called \"grand bargain\" failed.", "He read \"War and Peace\" at home.",
    "Ann Lee sang \"Blue Moon\" for them.", "The film \"A Sad Day\" won.",
    "The word \"never\" is short.", "He is known as \"the Rock\" at home.",
    "The plan, dubbed \"the long way home\", failed.",
    "A book entitled \"the sea and me\" came out.",
    "John \"Jack\" Smith came.", "A \"new\" way was found.", "Ann Lee went \"home\" on Monday.",
    "The term is called \"a gloss of the text\" there.", "\"\"", "\"", "“”",
  ])
  func `terms, titles and nicknames are no quotes`(text: String) throws {
    #expect(try QuoteProbe.lines(text, direct: true) == [])
  }

  @Test(arguments: [
    ("Ann Lee called it \"a disaster\".", "Ann Lee|called|a disaster"),
    ("Ann Lee called the vote \"bad\" and \"sad\".", "Ann Lee|called|bad|sad"),
    ("Ann Lee said the plan was \"not good enough\".", "Ann Lee|said|not good enough"),
    ("Ann Lee dubbed the plan \"a bad joke\".", "Ann Lee|dubbed|a bad joke"),
  ])
  func `a few words that somebody says are a quote`(text: String, expected: String) throws {
    #expect(try QuoteProbe.lines(text, direct: true) == [expected])
  }
}
