import LuaKit
import NewsCorpus
import NewsModel

/// What of newslab needs a permission, and what grants it.
package enum ScriptGrants {
  /// The functions, in the order of help.
  package static let all = [
    (function: "article:label", grant: "--allow-label"),
    (function: "article:note", grant: "--allow-label"),
  ]
}

extension ArticleType {
  static func table(_ note: ArticleNote) -> MetaValue {
    .table([
      "number": .integer(Int64(note.number)), "text": .string(note.text), "by": .string(note.by),
    ])
  }

  static let label = LuaFunction(
    "label", "Gives the article of a store a label that stays; needs the permission 'label'.",
    parameters: [
      LuaParameter("name", "string", "What the label is about."),
      LuaParameter("value", "string?", "What it says, if the name does not say it all."),
    ],
    examples: [LuaExample("for a in corpus:search('xyzzy'):each() do a:label('checked') end")],
    isMethod: true
  ) { call in
    let article = try call.object(type).object
    let name = try call.argument(2, "name", as: String.self)
    let value = try call.argument(3, "value", as: String?.self)
    try call.checkLabelPermission(by: "article:label")
    try article.change(by: "label", call.stack) { host, store throws(AnnotationError) in
      let label = ArticleLabel(name, value, by: host.giver, origin: host.giverOrigin)
      try store.add(label, to: article.story.id)
    }
    return 0
  }

  static let note = LuaFunction(
    "note", "Adds a note to the article of a store that stays; needs the permission 'label'.",
    parameters: [LuaParameter("text", "string", "What it says.")],
    returns: ["integer"],
    examples: [LuaExample("for a in corpus:search('xyzzy'):each() do a:note('Ask Ada.') end")],
    isMethod: true
  ) { call in
    let article = try call.object(type).object
    let text = try call.argument(2, "text", as: String.self)
    try call.checkLabelPermission(by: "article:note")
    let number = try article.change(by: "note", call.stack) { host, store throws(AnnotationError) in
      let by = host.running.map { ArticleLabel.giver(component: $0) } ?? host.analyst
      return try store.addNote(text, by: by, to: article.story.id)
    }
    return try call.results(number)
  }
}

extension ScriptArticle {
  /// Changes what stays with the article.
  fileprivate func change<Result: Sendable>(
    by function: String, _ stack: LuaStack,
    _ body: (ScriptHost, StoreAnnotations) throws(AnnotationError) -> Result
  ) throws(LuaError) -> Result {
    do throws(AnnotationError) {
      let result = try host.annotate(story.read.article, stack) {
        store throws(AnnotationError) in try body(host, store)
      }
      forgetAnnotations()
      return result
    } catch {
      throw LuaError("article:\(function): \(error)")
    }
  }
}
