extension Session {
  /// Says how many articles are in other languages than English, if any are.
  func report(foreign count: Int) {
    guard count > 0 else { return }
    let articles = count == 1 ? "1 article is" : "\(count) articles are"
    report(Diagnostic(.note, "\(articles) not in English; layers made for English are empty there"))
  }
}
