import NewsModel

/// Finds whom the labels of a match mean.
struct ClaimArguments {
  let story: ClaimStory

  /// The mention that a label at a token means: the outermost one that covers it and names no office,
  /// or the innermost one that fits; nil when it has no entity or is of another kind.
  func mention(at token: Int, _ kinds: Set<Entity.Kind>, _ choice: ClaimRule.Choice) -> Int? {
    switch choice {
    case .outer:
      guard var mention = story.outermost(at: token) else { return nil }
      if story.mentions[mention].kind == .role {
        let inside = story.covering(token).first { story.mentions[$0].kind != .role }
        guard let inside else { return nil }
        mention = inside
      }
      return fits(mention, kinds) ? mention : nil
    case .inner:
      return story.covering(token).last { fits($0, kinds) }
    }
  }

  /// Whether a mention has an entity and either has one of some kinds.
  func fits(_ mention: Int, _ kinds: Set<Entity.Kind>) -> Bool {
    let found = story.mentions[mention]
    guard let entity = found.entity else { return false }
    return kinds.contains(found.kind)
      || found.kind == .norp && kinds.contains(story.entities[entity].kind)
  }

  /// The mentions at two labels of which the object's stands directly inside the subject's.
  func nested(
    subject: Int, _ subjects: Set<Entity.Kind>, object: Int, _ objects: Set<Entity.Kind>
  ) -> (subject: Int, object: Int)? {
    for inner in story.covering(object).reversed() where fits(inner, objects) {
      guard let outer = parent(of: inner), fits(outer, subjects),
        story.covering(subject).contains(outer), !story.covering(subject).contains(inner)
      else { continue }
      return (outer, inner)
    }
    return nil
  }

  /// The mention that directly surrounds another one, or nil.
  func parent(of mention: Int) -> Int? {
    let span = story.mentions[mention].span
    let covering = story.covering(story.token(from: span.lowerBound))
    return covering.last {
      $0 != mention && story.mentions[$0].span.lowerBound <= span.lowerBound
        && story.mentions[$0].span.upperBound >= span.upperBound
        && story.mentions[$0].span != span
    }
  }

  /// A chain of names that are joined, and whether it belongs to a phrase before it.
  struct Chain {
    var mentions: [Int]
    var isGoverned = false
  }

  /// The names that are joined to a mention by commas and "and", to its left or right, of the same
  /// kind, in text order; a chain without "and" is none.
  func chain(from mention: Int, toLeft: Bool) -> Chain {
    var chain = Chain(mentions: [mention])
    var (last, isJoined) = (mention, false)
    var mentions = [mention]
    while mentions.count < 20 {
      guard let link = neighbour(of: last, toLeft: toLeft) else { break }
      if toLeft, !link.isAnd, isLed(link.mention) { break }
      isJoined = isJoined || link.isAnd
      mentions.append(link.mention)
      last = link.mention
      // "A, B and C": nothing follows what stands behind "and".
      if link.isAnd, !toLeft { break }
    }
    if isJoined { chain.mentions = toLeft ? mentions.reversed() : mentions }
    if toLeft, let first = chain.mentions.first {
      let before = story.tokens(of: first).lowerBound - 1
      chain.isGoverned =
        story.sentence(of: before + 1)?.contains(before) == true
        && isGoverning(before)
    }
    return chain
  }

  /// Whether a word, or the one before an article, makes what follows part of another phrase.
  private func isGoverning(_ token: Int) -> Bool {
    var token = token
    if story.isWord(token, .between) { token -= 1 }
    return story.isWord(token, .governing) || story.isWord(token, .leading)
  }

  /// Whether a name stands behind a word such as "in" that leads a clause.
  private func isLed(_ mention: Int) -> Bool {
    story.isWord(story.tokens(of: mention).lowerBound - 1, .leading)
  }

  private struct Link {
    let mention: Int
    let isAnd: Bool
  }

  /// The next name of the same kind with nothing but a joining word or comma between, or nil.
  private func neighbour(of mention: Int, toLeft: Bool) -> Link? {
    let range = story.tokens(of: mention)
    guard let sentence = story.sentence(of: range.lowerBound) else { return nil }
    var token = toLeft ? range.lowerBound - 1 : range.upperBound
    var (isAnd, isComma, steps) = (false, false, 0)
    while sentence.contains(token), steps < 6 {
      if let next = story.outermost(at: token) {
        guard isAnd || isComma, isSameKind(next, mention) else { return nil }
        return Link(mention: next, isAnd: isAnd)
      }
      if story.isWord(token, .joining) {
        guard !isAnd else { return nil }
        isAnd = true
      } else if story.text.equals(story.tokens[token], ",") {
        guard !isComma else { return nil }
        isComma = true
      } else if !story.isWord(token, .between), !isTitle(token, of: mention) {
        return nil
      }
      token += toLeft ? -1 : 1
      steps += 1
    }
    return nil
  }

  /// Whether a word may be the title of a person that the tagger left out ("Foreign Minister").
  private func isTitle(_ token: Int, of mention: Int) -> Bool {
    story.mentions[mention].kind == .person && story.tokens[token].casing == .title
  }

  private func isSameKind(_ left: Int, _ right: Int) -> Bool {
    func kind(_ mention: Int) -> Entity.Kind? {
      story.mentions[mention].entity.map { story.entities[$0].kind }
    }
    return kind(left) != nil && kind(left) == kind(right)
  }
}
