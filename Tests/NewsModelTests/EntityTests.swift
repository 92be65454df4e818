import NewsModel
import Testing

struct EntityTests {
  @Test(arguments: [
    (Entity.Kind.person, "Ada Byron", "person:ada-byron"),
    (.org, "Médecins Sans Frontières", "org:médecins-sans-frontières"),
    (.gpe, "Côte d’Ivoire", "gpe:côte-divoire"),
    (.workOfArt, "  War & Peace! ", "work_of_art:war-peace"),
    (.loc, "", "loc:"), (.event, "12th Meeting", "event:12th-meeting"),
  ])
  func `makes its id of kind and name`(kind: Entity.Kind, name: String, id: String) {
    #expect(Entity(kind: kind, name: name).id == id)
  }

  @Test func `keeps an id that is given`() {
    #expect(Entity(kind: .org, name: "UN", id: "org:united-nations").id == "org:united-nations")
  }
}
