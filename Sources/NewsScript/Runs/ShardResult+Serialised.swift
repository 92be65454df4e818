import LuaKit
import NewsCorpus
import NewsModel

/// What a run made, as plain data for files and pipes; reading it trusts nothing.
extension ShardResult {
  /// All of it but the worker.
  package var serialised: MetaValue {
    var gathered: [String: MetaValue] = [:]
    for (index, part) in self.gathered {
      switch part {
      case .value(let value): gathered["\(index)"] = .table(["value": value.serialised])
      case .failed(let failure): gathered["\(index)"] = .table(["failed": failure.serialised])
      }
    }
    return .table([
      "shard": .integer(Int64(number)), "partial": .bool(isPartial),
      "articles": .list(articles.map(\.serialised)), "messages": .list(messages.map(\.serialised)),
      "counts": counts.serialised, "gathered": .table(gathered),
      "nanoseconds": .list(nanoseconds.map { .integer(Int64(clamping: $0)) }),
      "slowest": .list(
        slowest.map { .list([.string($0.id), .integer(Int64(clamping: $0.nanoseconds))]) }),
    ])
  }

  /// Reads what ``serialised`` gives, of so many components; nil when it is something else.
  package init?(serialised value: MetaValue, components: Int, worker: Int) {
    guard let fields = value.fields, let number = fields["shard"]?.whole,
      let articles = fields["articles"]?.elements?.map(ArticleResult.init(serialised:)),
      let messages = fields["messages"]?.elements?.map(RunMessage.init(serialised:)),
      let counts = fields["counts"].flatMap({ RunCounts(serialised: $0, components: components) }),
      let gathered = fields["gathered"]?.fields,
      let times = fields["nanoseconds"]?.elements?.compactMap(\.nanoseconds),
      times.count == components
    else { return nil }
    self.init(number: number, worker: worker, components: components)
    isPartial = fields["partial"] == .bool(true)
    (self.articles, self.messages) = (articles.compactMap { $0 }, messages.compactMap { $0 })
    (self.counts, nanoseconds) = (counts, times)
    guard self.articles.count == articles.count, self.messages.count == messages.count else {
      return nil
    }
    for (key, part) in gathered {
      guard let index = Int(key), let part = GatheredPart(serialised: part) else { return nil }
      self.gathered[index] = part
    }
    for element in fields["slowest"]?.elements ?? [] {
      guard let pair = element.elements, pair.count == 2, let id = pair[0].text,
        let time = pair[1].nanoseconds
      else { return nil }
      SlowArticle.note(SlowArticle(id: id, nanoseconds: time), in: &slowest)
    }
  }
}

extension GatheredPart {
  fileprivate init?(serialised value: MetaValue) {
    guard let fields = value.fields else { return nil }
    if let failed = fields["failed"] {
      guard let failure = RunFailure(serialised: failed) else { return nil }
      self = .failed(failure)
    } else {
      guard let inner = fields["value"], let value = try? Gathered(serialised: inner) else {
        return nil
      }
      self = .value(value)
    }
  }
}

extension RunCounts {
  fileprivate var serialised: MetaValue {
    let rows = statuses.map { row in
      MetaValue.list([row.ok, row.skipped, row.error, row.limit].map { .integer(Int64($0)) })
    }
    return .table([
      "processed": .integer(Int64(processed)), "kept": .integer(Int64(kept)),
      "failed": .integer(Int64(failed)), "unreadable": .integer(Int64(unreadable)),
      "foreign": .integer(Int64(foreign)), "statuses": .list(rows),
    ])
  }

  fileprivate init?(serialised value: MetaValue, components: Int) {
    guard let fields = value.fields, let rows = fields["statuses"]?.elements,
      rows.count == components
    else { return nil }
    self.init(components: components)
    guard let processed = fields["processed"]?.count, let kept = fields["kept"]?.count,
      let failed = fields["failed"]?.count, let unreadable = fields["unreadable"]?.count,
      let foreign = fields["foreign"]?.count
    else { return nil }
    (self.processed, self.kept, self.failed) = (processed, kept, failed)
    (self.unreadable, self.foreign) = (unreadable, foreign)
    for (index, row) in rows.enumerated() {
      guard let numbers = row.elements?.compactMap(\.count), numbers.count == 4 else { return nil }
      statuses[index].ok = numbers[0]
      statuses[index].skipped = numbers[1]
      statuses[index].error = numbers[2]
      statuses[index].limit = numbers[3]
    }
  }
}

extension RunMessage {
  fileprivate var serialised: MetaValue {
    switch self {
    case .rejected(let rejection):
      .table([
        "rejected": .string(rejection.reason), "path": .string(rejection.place.path),
        "line": rejection.place.line.map { .integer(Int64($0)) } ?? .null,
        "skipped": .bool(rejection.isSkipped),
      ])
    case .printed(let text, let component):
      .table(["printed": .string(text), "component": .text(component)])
    case .failed(let id, let failure):
      .table(["failed": failure.serialised, "article": .string(id)])
    }
  }

  fileprivate init?(serialised value: MetaValue) {
    guard let fields = value.fields else { return nil }
    if let reason = fields["rejected"]?.text, let path = fields["path"]?.text {
      let place = Place(path: path, line: fields["line"]?.whole)
      self = .rejected(Rejection(reason, at: place, isSkipped: fields["skipped"] == .bool(true)))
    } else if let text = fields["printed"]?.text {
      self = .printed(text, component: fields["component"]?.text)
    } else if let id = fields["article"]?.text,
      let failure = fields["failed"].flatMap(RunFailure.init(serialised:))
    {
      self = .failed(id: id, failure)
    } else {
      return nil
    }
  }
}

extension RunFailure {
  /// All of it as plain data.
  package var serialised: MetaValue {
    .table([
      "component": .integer(Int64(component)), "limit": .text(limit?.rawValue),
      "message": .string(message), "source": .text(source),
      "line": line.map { .integer(Int64($0)) } ?? .null,
    ])
  }

  /// Reads what ``serialised`` gives; nil when it is something else.
  package init?(serialised value: MetaValue) {
    guard let fields = value.fields, let component = fields["component"]?.count,
      let message = fields["message"]?.text
    else { return nil }
    self.init(
      component: component,
      limit: fields["limit"]?.text.flatMap(LuaError.StopReason.init(rawValue:)),
      message: message, source: fields["source"]?.text, line: fields["line"]?.whole)
  }
}

extension ArticleResult {
  /// All of it as plain data.
  package var serialised: MetaValue {
    .table([
      "position": .integer(Int64(position)), "id": .string(id), "is_kept": .bool(isKept),
      "turns": .integer(Int64(turns)), "failure": failure?.serialised ?? .null,
      "nanoseconds": .integer(Int64(clamping: nanoseconds)), "kept": kept?.serialised ?? .null,
    ])
  }

  /// Reads what ``serialised`` gives; nil when it is something else.
  package init?(serialised value: MetaValue) {
    guard let fields = value.fields, let position = fields["position"]?.whole,
      let id = fields["id"]?.text, let turns = fields["turns"]?.count,
      let time = fields["nanoseconds"]?.nanoseconds
    else { return nil }
    self.init(position: position, id: id, isKept: fields["is_kept"] == .bool(true), turns: turns)
    nanoseconds = time
    if let failure = fields["failure"], failure != .null {
      guard let failure = RunFailure(serialised: failure) else { return nil }
      self.failure = failure
    }
    if let kept = fields["kept"], kept != .null {
      guard let kept = Kept(serialised: kept) else { return nil }
      self.kept = kept
    }
  }
}

extension ArticleResult.Kept {
  fileprivate var serialised: MetaValue {
    .table([
      "date": .text(date), "title": .text(title), "derived_title": .text(derivedTitle),
      "labels": .table(labels.mapValues { .string($0) }),
      "givers": .table(givers.mapValues { .string($0) }),
      "classifications": .list(
        classifications.map { said in
          .table([
            "classifier": .string(said.classifier), "label": .string(said.classification.label),
            "score": said.classification.score.map { .number($0) } ?? .null,
            "why": .text(said.classification.why),
          ])
        }),
      "added": .list(
        added.map { mention in
          .table([
            "start": .integer(Int64(mention.scalars.lowerBound)),
            "end": .integer(Int64(mention.scalars.upperBound)), "text": .string(mention.text),
            "first": .integer(Int64(mention.bytes.lowerBound)),
            "behind": .integer(Int64(mention.bytes.upperBound)),
            "component": .string(mention.component),
            "kind": .string(mention.kind), "form": .string(mention.form),
          ])
        }),
    ])
  }

  fileprivate init?(serialised value: MetaValue) {
    guard let fields = value.fields, let labels = fields["labels"]?.fields,
      let classifications = fields["classifications"]?.elements,
      let added = fields["added"]?.elements
    else { return nil }
    self.init()
    (date, title) = (fields["date"]?.text, fields["title"]?.text)
    derivedTitle = fields["derived_title"]?.text
    self.labels = labels.compactMapValues(\.text)
    givers = (fields["givers"]?.fields ?? [:]).compactMapValues(\.text)
    for element in classifications {
      guard let fields = element.fields, let name = fields["classifier"]?.text,
        let label = fields["label"]?.text
      else { return nil }
      self.classifications.append(
        ArticleResult.Classified(
          classifier: name,
          classification: Classification(
            label: label, score: fields["score"]?.decimal, why: fields["why"]?.text)))
    }
    for element in added {
      guard let fields = element.fields, let start = fields["start"]?.whole,
        let end = fields["end"]?.whole, start >= 0, start <= end, let text = fields["text"]?.text,
        let kind = fields["kind"]?.text, let form = fields["form"]?.text,
        let first = fields["first"]?.whole, let behind = fields["behind"]?.whole, first >= 0,
        first <= behind, let component = fields["component"]?.text
      else { return nil }
      self.added.append(
        AddedMention(
          scalars: start..<end, bytes: first..<behind, component: component, text: text, kind: kind,
          form: form))
    }
  }
}

extension MetaValue {
  fileprivate var nanoseconds: UInt64? { whole.flatMap { UInt64(exactly: $0) } }
}
