import LuaKit
import NewsAnalysis
import NewsModel

/// `Token`: a word, number or mark.
enum TokenType {
  private static let universal = "parts of speech are universal tags: see the field 'pos'"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Token", "A word, number or mark of the text.",
    properties: [
      LuaProperty("text", "The token as it stands.") { $0.object.part($0.token.span) },
      LuaProperty("lower", "The token in lower case.") { $0.form { $0.lower } },
      LuaProperty("stem", "Its stem by libstemmer, or nil unless in English.", type: "string?") {
        $0.form { $0.stem }
      },
      LuaProperty("lemma", "Its dictionary form, or nil unless in English.", type: "string?") {
        $0.form { $0.lemma }
      },
      LuaProperty(
        "pos", "Its part of speech, such as NOUN or VERB; nil unless in English.", type: "string?"
      ) { handle in handle.partOfSpeech?.name },
      LuaProperty("shape", "How it looks: X, x and d for capitals, letters, digits.") {
        $0.form { $0.shape }
      },
      LuaProperty("is_stop", "Whether it is a common word; nil unless in English.") {
        $0.object.analysis.forms.isStop($0.index)
      },
      LuaProperty("is_number", "Whether it is a number, in digits or in words.") {
        $0.object.analysis.forms.isNumber($0.index)
      },
      LuaProperty("first", "Its first byte, counted from 1.") { $0.token.span.lowerBound + 1 },
      LuaProperty("last", "Its last byte.") { $0.token.span.upperBound },
      LuaProperty("kind", "word, number, punctuation, symbol, url, email.") {
        $0.token.kind.name
      },
      LuaProperty("casing", "none, lower, title, upper or mixed.") {
        $0.token.casing.name
      },
    ],
    absent: ["tag": universal, "upos": universal, "part_of_speech": universal],
    examples: [
      LuaExample("newslab.article('NATO met.').tokens[1].casing", yields: "upper"),
      LuaExample("newslab.article('NATO met.').tokens[2].lemma", yields: "meet"),
      LuaExample("newslab.article('NATO met.').tokens[2].pos", yields: "VERB"),
      LuaExample("newslab.article('Nations agreed.').tokens[2].stem", yields: "agre"),
      LuaExample("newslab.article('NATO met.').tokens[1].shape", yields: "XXXX"),
      LuaExample("newslab.article('The end.').tokens[1].is_stop", yields: "true"),
      LuaExample("newslab.article('Twenty-five died.').tokens[1].is_number", yields: "true"),
    ],
    text: { "Token \"\($0.object.text($0.token.span))\"" })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var token: Token { object.analysis.tokens[index] }

  fileprivate var partOfSpeech: PartOfSpeech? {
    let tags = object.analysis.partsOfSpeech
    return tags.indices.contains(index) ? PartOfSpeech(rawValue: tags[index]) : nil
  }

  fileprivate func form(_ column: (TokenForms) -> TextColumn) -> ColumnPart {
    ColumnPart(column(object.analysis.forms), index)
  }

  fileprivate func form(_ column: (TokenForms) -> TextColumn?) -> ColumnPart? {
    column(object.analysis.forms).map { ColumnPart($0, index) }
  }
}
