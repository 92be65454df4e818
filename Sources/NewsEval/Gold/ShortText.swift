extension String {
  /// At most 40 scalars of a text, for a message.
  var shortened: String {
    guard unicodeScalars.count > 40 else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(39))) + "…"
  }
}
