/// A place in the text that names or points at somebody or something.
public struct Mention: Hashable, Sendable {
  /// How a mention refers.
  public enum Form: String, CaseIterable, Sendable {
    case name, surname, acronym, title, role, nominal, pronoun, demonym

    /// Whether the form counts as a name: name, surname, acronym or demonym.
    public var isNamed: Bool {
      self == .name || self == .surname || self == .acronym || self == .demonym
    }
  }

  /// Where it stands.
  public var span: TextSpan
  /// What kind of thing it refers to.
  public var kind: Entity.Kind
  /// How it refers.
  public var form: Form
  /// The entity, as an index into the entities of the article, or nil when it is not known.
  public var entity: Int?
  /// The rule or model that found it ("gazetteer:countries", "title+name", …).
  public var foundBy: String
  /// The rule that linked it to its entity, or nil.
  public var linkedBy: String?
  /// How sure that link is, from 0 to 1, or nil when there is none.
  public var confidence: Double?

  /// Makes a mention.
  public init(
    span: TextSpan, kind: Entity.Kind, form: Form, entity: Int? = nil, foundBy: String,
    linkedBy: String? = nil, confidence: Double? = nil
  ) {
    (self.span, self.kind, self.form) = (span, kind, form)
    (self.entity, self.foundBy) = (entity, foundBy)
    (self.linkedBy, self.confidence) = (linkedBy, confidence)
  }

  /// Whether it is a name (see ``Form/isNamed``).
  public var isNamed: Bool { form.isNamed }
}
