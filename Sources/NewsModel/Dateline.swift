/// What the line says with which a wire story begins: where from, by which agency, when.
public struct Dateline: Hashable, Sendable {
  /// The place as it is usually written ("Astana"), or nil when the line names none.
  public let place: String?
  /// Where the text names the place.
  public let placeSpan: TextSpan?
  /// The agency as it is usually written ("Kazinform"), or nil when the line names none.
  public let agency: String?
  /// Where the text names the agency.
  public let agencySpan: TextSpan?
  /// The date that the dateline itself carries ("LONDON, May 3 (Reuters)"), or nil.
  public let date: NewsDate?
  /// The whole dateline, without the dash behind it.
  public let span: TextSpan
  /// The rule that found it: `profile:Kazinform` for a form of an agency, else `dateline:` and what
  /// the line has, such as `dateline:place+date`; nil when it is not known.
  public let foundBy: String?

  /// Makes a dateline from its parts.
  public init(
    place: String?, placeSpan: TextSpan?, agency: String?, agencySpan: TextSpan?,
    date: NewsDate?, span: TextSpan, foundBy: String? = nil
  ) {
    (self.place, self.placeSpan, self.agency, self.agencySpan) = (
      place, placeSpan, agency, agencySpan
    )
    (self.date, self.span, self.foundBy) = (date, span, foundBy)
  }
}
