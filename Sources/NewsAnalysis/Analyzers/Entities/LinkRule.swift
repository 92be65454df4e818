/// The rules that link mentions to entities, each with how sure it is.
package enum LinkRule: String, CaseIterable, Sendable {
  case fullName = "full-name"
  case surname
  case name
  case list
  case company
  case demonym
  case acronym
  case shortName = "short-name"
  case firstWord = "first-word"
  case sameWords = "same-words"
  case initials
  case sameName = "same-name"
  case role
  case roleLastNamed = "role-last-named"
  case roleByDate = "role-by-date"
  case office
  case roles
  case nominal
  case peopleEvent = "people+event"
  case placedEvent = "event+place"
  case pressService = "press-service"
  case pronoun

  /// What the rule goes by, in words.
  package var summary: String {
    switch self {
    case .fullName: "the same first and last name"
    case .surname: "the surname, or first name, of somebody whom the story names in full"
    case .name: "a name that the story never gives in full"
    case .list: "a list has the name"
    case .company: "a list has the company without its legal form"
    case .demonym: "the people or adjective of a country, region or group"
    case .acronym:
      "the letters of a longer name in the story, in brackets behind it or its capitals"
    case .shortName: "the end of one longer name in the story"
    case .firstWord: "the beginning of a longer name in the story"
    case .sameWords: "the same words in another order, or a people for its country"
    case .initials: "a longer name in the story whose first words are letters here"
    case .sameName: "the same words"
    case .role: "the story gives one person the role"
    case .roleLastNamed: "of several persons with the role, the one whom the story speaks of"
    case .roleByDate: "the table of roles, asked with the date of the article"
    case .office: "an office whose holder the story does not name"
    case .roles: "people who are named by their roles only"
    case .nominal: "a noun for what was named last, or whose name has the noun"
    case .peopleEvent: "an event of a people or place"
    case .placedEvent: "an event with the place where it was"
    case .pressService: "the press service of somebody or something"
    case .pronoun: "the person of the sentence, or of the one before it"
    }
  }

  /// How sure the rule is by itself, from 0 to 1.
  package var confidence: Double {
    switch self {
    case .fullName, .list: 0.98
    case .sameName, .company: 0.95
    case .surname, .demonym, .acronym: 0.93
    case .office, .roles, .peopleEvent, .placedEvent, .pressService: 0.9
    case .role, .shortName: 0.9
    case .roleByDate, .name: 0.85
    case .firstWord: 0.8
    case .sameWords, .initials: 0.85
    case .roleLastNamed, .nominal, .pronoun: 0.7
    }
  }
}
