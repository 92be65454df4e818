import LuaKit
import NewsScript
import Spelling

/// `newslab help policy NAME`: what scripts under a policy have, and what grants the rest.
struct PolicyHelp {
  static let topic = "policy"
  let session: Session

  /// Writes what the named policy is, or which there are.
  func write(_ name: String?) throws {
    guard let name else { return try show(overview) }
    guard let policy = LuaPolicy.named(name) else {
      let known = LuaPolicy.all.map(\.name)
      throw CommandFailure(
        .usage,
        "no policy '\(name)'"
          + (NearestName.nearest(to: name, among: known).map { "; did you mean '\($0)'?" }
            ?? "; known: " + known.joined(separator: ", ")))
    }
    try show(document(of: policy))
  }

  private func show(_ document: Document) throws {
    try session.output.write(TextRenderer(width: session.columns).render(document))
  }

  private var overview: Document {
    var document = Document()
    document.blocks = [
      .heading(level: 1, text: "Policies"),
      .paragraph("What a script may do depends on what runs it."),
      .list(texts: LuaPolicy.all.map { "\($0.name): \($0.summary)" }),
    ]
    return document
  }

  private func document(of policy: LuaPolicy) throws -> Document {
    let listing = try policy.listing()
    var document = Document()
    document.blocks = [
      .heading(level: 1, text: "Policy \(policy.name)"), .paragraph(policy.summary),
      .heading(level: 2, text: "Functions"),
      .list(
        texts: listing.libraries.map { library in
          let name = library.name == "_G" ? "basic" : library.name
          let values = library.values.isEmpty ? "" : "; fields: "
          return "\(name): " + library.functions.joined(separator: " ") + values
            + library.values.joined(separator: " ")
        }),
    ]
    let notes = listing.notes.map { "\($0.name): \($0.difference)" }
    if !notes.isEmpty {
      document.blocks += [.heading(level: 2, text: "What differs from Lua"), .list(texts: notes)]
    }
    var rules = listing.granted.map { "\($0.function): \($0.grant)" }
    if policy.isGuarded { rules += ScriptGrants.all.map { "\($0.function): \($0.grant)" } }
    if !rules.isEmpty {
      document.blocks += [.heading(level: 2, text: "What needs a permission"), .list(texts: rules)]
    }
    let given = policy.permissions.map { "\($0): may \($0.explanation)" }
    if !given.isEmpty {
      document.blocks += [.heading(level: 2, text: "Granted"), .list(texts: given)]
    }
    if !listing.refused.isEmpty {
      let text = "Nothing grants these; a call says so."
      document.blocks += [
        .heading(level: 2, text: "Refused"), .paragraph(text), .list(texts: listing.refused),
      ]
    }
    let limits = policy.limits.descriptions
    document.blocks += [
      .heading(level: 2, text: "Limits"), .list(texts: limits.isEmpty ? ["none"] : limits),
    ]
    return document
  }
}
