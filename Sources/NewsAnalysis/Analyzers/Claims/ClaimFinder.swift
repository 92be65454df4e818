import NewsModel

/// Makes claims of the places where rules match.
struct ClaimFinder {
  let story: ClaimStory
  let tables: ClaimTables
  private let arguments: ClaimArguments
  private let times: ClaimTimes
  private let voices: ClaimVoices
  private let modality: ClaimModality
  private var claims = ClaimCollector()

  init(_ analysis: Analysis, tables: ClaimTables, words: ClaimWords) {
    self.tables = tables
    story = ClaimStory(analysis, words: words)
    arguments = ClaimArguments(story: story)
    times = ClaimTimes(story, times: analysis.times)
    voices = ClaimVoices(analysis.quotes)
    modality = ClaimModality(story: story, voices: voices)
  }

  /// The claims of some matches, in order of their evidence, each once.
  mutating func claims(of matches: [ClaimMatch]) -> [Claim] {
    for match in matches {
      if AnalysisStop.isRaised { return [] }
      take(match)
    }
    return claims.sorted(symmetric: tables.predicates.filter(\.isSymmetric).map(\.name))
  }

  /// The names that take one part of a claim.
  private struct Side {
    /// The mention at the label, or none.
    var seed: Int?
    /// All that are joined to it.
    var mentions: [Int] = []
  }

  private mutating func take(_ match: ClaimMatch) {
    let rule = tables.rules[match.rule]
    let predicate = tables.predicates[rule.predicate]
    guard let sentence = story.sentence(of: match.tokens.lowerBound) else { return }
    let cue = match["cue"] ?? match["object"] ?? match.tokens
    guard let (subjects, objects) = sides(match, rule, predicate, cue, sentence) else { return }
    let seed = match["subject"] == nil ? nil : subjects.seed.map { story.tokens(of: $0) }
    let put = rule.isGiven ? .asserted : modality.modality(cue: cue, subject: seed, in: sentence)
    guard let modality = put else { return }
    let count = match["count"].flatMap(count)
    if predicate.isCounted, count == nil { return }
    var range = match.tokens
    if !rule.isOfAgency {
      for mention in subjects.mentions { range = range.union(story.tokens(of: mention)) }
    }
    for mention in objects.mentions { range = range.union(story.tokens(of: mention)) }
    let sides = subjects.mentions + objects.mentions
    let time = time(match, predicate, rule, range, sentence, besides: sides)
    let place = place(match, predicate, range, sentence, besides: sides)
    if let tokens = time?.tokens, tokens.lowerBound >= range.lowerBound - 3 {
      range = range.union(tokens)
    }
    if let place { range = range.union(story.tokens(of: place)) }
    let by =
      rule.isGiven ? nil : voices.quote(at: Int(story.tokens[cue.lowerBound].start))?.speaker
    var made = Claim(
      predicate: predicate.name, subject: 0, object: nil, time: time?.value,
      place: place.flatMap { story.mentions[$0].entity }, count: count, modality: modality, by: by,
      evidence: story.span(range), confidence: rule.confidence, foundBy: rule.id)
    for subject in subjects.mentions {
      guard let entity = story.mentions[subject].entity else { continue }
      (made.subject, made.mentions.subject) = (entity, subject)
      for object in objects.mentions.isEmpty ? [nil] : objects.mentions.map(Optional.some) {
        made.object = object.flatMap { story.mentions[$0].entity }
        made.mentions.object = object
        guard made.object != made.subject else { continue }
        made.confidence = confidence(rule, subject, object)
        claims.add(made)
      }
    }
  }

  /// How many a count says; "no one" is none.
  private func count(_ tokens: Range<Int>) -> Int? {
    if tokens.lowerBound > 0, story.text.equals(story.tokens[tokens.lowerBound - 1], "no") {
      return nil
    }
    return ClaimCount.value(story.text.bytes, story.span(tokens))
  }

  private func confidence(_ rule: ClaimRule, _ subject: Int, _ object: Int?) -> Double {
    let links = [subject, object].compactMap { $0 }.map { story.mentions[$0].confidence ?? 1 }
    return ((links.min() ?? 1) * rule.confidence * 1000).rounded() / 1000
  }

  private func sides(
    _ match: ClaimMatch, _ rule: ClaimRule, _ predicate: ClaimPredicate, _ cue: Range<Int>,
    _ sentence: Range<Int>
  ) -> (Side, Side)? {
    if rule.isNested {
      guard let subject = match["subject"], let object = match["object"],
        let pair = arguments.nested(
          subject: subject.lowerBound, predicate.subject, object: object.lowerBound,
          predicate.object)
      else { return nil }
      return (
        Side(seed: pair.subject, mentions: [pair.subject]),
        Side(seed: pair.object, mentions: [pair.object])
      )
    }
    guard let subjects = subjects(match, rule, predicate, cue, sentence),
      let objects = objects(match, rule, predicate, cue)
    else { return nil }
    return (subjects, objects)
  }

  private func subjects(
    _ match: ClaimMatch, _ rule: ClaimRule, _ predicate: ClaimPredicate, _ cue: Range<Int>,
    _ sentence: Range<Int>
  ) -> Side? {
    if rule.isOfAgency {
      guard let agency = story.agency, arguments.fits(agency, predicate.subject) else { return nil }
      return Side(seed: agency, mentions: [agency])
    }
    guard let label = match["subject"],
      let seed = arguments.mention(at: label.lowerBound, predicate.subject, rule.subject)
    else { return nil }
    let tokens = story.tokens(of: seed)
    let isBefore = tokens.lowerBound < cue.lowerBound
    let chain = arguments.chain(from: seed, toLeft: isBefore)
    if isBefore, !rule.isFree {
      if chain.isGoverned { return nil }
      let first = chain.mentions.first.map { story.tokens(of: $0).lowerBound } ?? tokens.lowerBound
      if modality.isTold(tokens, first: first, cue: cue, in: sentence) { return nil }
    }
    return Side(seed: seed, mentions: rule.isSingle ? [seed] : chain.mentions)
  }

  private func objects(
    _ match: ClaimMatch, _ rule: ClaimRule, _ predicate: ClaimPredicate, _ cue: Range<Int>
  ) -> Side? {
    guard let label = match["object"] else {
      return predicate.isObjectOptional ? Side() : nil
    }
    guard let seed = arguments.mention(at: label.lowerBound, predicate.object, rule.object) else {
      return nil
    }
    if isOwner(seed, behind: cue) { return nil }
    guard !rule.isSingle else { return Side(seed: seed, mentions: [seed]) }
    let isBefore = story.tokens(of: seed).upperBound <= cue.lowerBound
    return Side(
      seed: seed, mentions: arguments.chain(from: seed, toLeft: isBefore).mentions)
  }

  /// Whether a name behind the cue only says whose the thing is that follows ("Turkey's team").
  private func isOwner(_ mention: Int, behind cue: Range<Int>) -> Bool {
    let tokens = story.tokens(of: mention)
    guard tokens.lowerBound >= cue.lowerBound, tokens.upperBound < story.tokens.count else {
      return false
    }
    let next = story.tokens[tokens.upperBound]
    return story.text.equals(next, "'s") || story.text.equals(next, "’s")
  }

  private func time(
    _ match: ClaimMatch, _ predicate: ClaimPredicate, _ rule: ClaimRule, _ range: Range<Int>,
    _ sentence: Range<Int>, besides: [Int]
  ) -> ClaimTimes.Found? {
    if let label = match["time"], let time = times.labelled(label) { return time }
    guard predicate.isDated, !rule.isNested else { return nil }
    return times.nearest(to: range, within: sentence, besides: besides)
  }

  /// The place of a label, else one that stands behind a word such as "in" near the claim.
  private func place(
    _ match: ClaimMatch, _ predicate: ClaimPredicate, _ range: Range<Int>, _ sentence: Range<Int>,
    besides: [Int]
  ) -> Int? {
    let kinds: Set<Entity.Kind> = [.gpe, .loc, .fac]
    if let label = match["place"] {
      return arguments.mention(at: label.lowerBound, kinds, .outer)
    }
    guard predicate.isDated else { return nil }
    for token in range.lowerBound..<min(sentence.upperBound, range.upperBound + 6) {
      guard story.isWord(token, .placing), story.outermost(at: token) == nil else { continue }
      let next = story.isWord(token + 1, .between) ? token + 2 : token + 1
      guard next < sentence.upperBound, let mention = story.outermost(at: next),
        arguments.fits(mention, kinds), !besides.contains(mention)
      else { continue }
      return mention
    }
    return nil
  }
}

extension Range<Int> {
  /// The smallest range that has both.
  fileprivate func union(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
