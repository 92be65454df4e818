import NewsAnalysis
import Testing

struct UsualCaseTests {
  @Test(arguments: [
    ("ASTANA", "Astana"), ("NEW YORK", "New York"), ("NUR-SULTAN", "Nur-Sultan"),
    ("RIO DE JANEIRO", "Rio de Janeiro"), ("WASHINGTON D.C.", "Washington D.C."),
    ("ST. LOUIS", "St. Louis"), ("Paris", "Paris"), ("McLEAN", "McLEAN"), ("", ""),
  ])
  func `writes places as usual`(name: String, expected: String) {
    #expect(UsualCase.place(name) == expected)
  }

  @Test(arguments: [
    ("KAZINFORM", "Kazinform"), ("AP", "AP"), ("TASS", "TASS"), ("AKIpress", "AKIpress"),
    ("INTERFAX-UKRAINE", "Interfax-Ukraine"),
  ])
  func `writes agencies as usual`(name: String, expected: String) {
    #expect(UsualCase.agency(name) == expected)
  }
}
