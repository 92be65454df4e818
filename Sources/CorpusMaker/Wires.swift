/// An agency, and a place where it has somebody.
struct Wire: Sendable {
  let place: String
  let agency: String
}

/// Names that articles on wires carry.
enum Wires {
  static let all = [
    Wire(place: "ASTANA", agency: "Kazinform"), Wire(place: "PARIS", agency: "AFP"),
    Wire(place: "LONDON", agency: "Reuters"), Wire(place: "WASHINGTON", agency: "AP"),
    Wire(place: "BEIJING", agency: "Xinhua"), Wire(place: "MOSCOW", agency: "TASS"),
    Wire(place: "BERLIN", agency: "dpa"), Wire(place: "TOKYO", agency: "Kyodo"),
    Wire(place: "NEW YORK", agency: "Reuters"), Wire(place: "GENEVA", agency: "Reuters"),
    Wire(place: "MADRID", agency: "EFE"), Wire(place: "ROME", agency: "ANSA"),
  ]

  static let authors = [
    "Ada Byron", "Grace Murray", "Alan Mathison", "Edsger Wybe", "Katherine Coleman",
    "Barbara Huberman", "John Backus", "Radia Joy", "Tony Hoare", "Ida Rhodes",
  ]

  static let keywords = [
    "election", "economy", "security", "climate", "health", "football", "court", "trade", "energy",
    "science", "transport", "education", "defence", "markets", "migration", "culture",
  ]

  static let sections = ["world", "politics", "business", "sport", "science", "culture"]
}
