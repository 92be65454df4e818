extension TaggerFeatures {
  /// What the features of a word look at, in their order, for explanations.
  static let names: [String] = [
    "word", "word before", "word after", "second word before", "second word after",
    "word with the one before", "word with the one after", "shape", "shape with the one before",
    "shape with the one after", "shapes around", "last three letters", "last four letters",
    "first three letters", "class", "class before", "class after", "class two before",
    "class two after", "wide class", "widest class", "class with the one before",
    "class with the one after", "classes around", "lists", "lists with those before",
    "lists with those after", "word lists", "word lists before", "word lists after",
    "word lists with those before", "word lists with those after", "rule",
    "rule with the one before", "rule with the one after", "rule and class",
    "rule and word before", "rule and word after", "rule and lists", "words around",
    "last word of the capitals", "word after the capitals", "word before the capitals",
    "first word of the capitals", "place in the capitals", "class of the last of the capitals",
    "word lists around the capitals", "class after the capitals", "class before the capitals",
    "lists of first and last of the capitals", "word (news)", "rule (news)", "lists (news)",
    "rule and lists (news)", "class (news)", "shape (news)", "word before (news)", "rules (news)",
  ]
}
