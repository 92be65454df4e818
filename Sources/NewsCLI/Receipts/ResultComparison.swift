/// What two results of the same corpus say otherwise.
///
/// Of the first result ids and labels alone are kept; the second is gone through once.
struct ResultComparison {
  /// How many articles of a kind are named.
  static let mostNamed = 1000

  /// An article that has another label in the second result.
  struct Moved: Equatable {
    var id: String
    var title: String?
    var from: String?
    var to: String?
    /// Why the second says so.
    var why: String?
  }

  /// What both say by one classifier.
  struct Classifier {
    var name: String
    var agreement = Agreement()
    /// The first articles that moved.
    var moved: [Moved] = []
  }

  /// What annotators added.
  struct Added: Equatable {
    var first = 0
    var second = 0
    /// In how many articles of both results it is not the same.
    var differing = 0
  }

  /// What is known of an article of the first result.
  private struct Entry {
    var labels: [Int32]
    var addedHash: Int
  }

  private var entries: [String: Entry] = [:]
  private var labels: [String] = []
  private var labelNumbers: [String: Int32] = [:]
  /// The classifiers of the first result, then those of the second alone.
  private(set) var classifiers: [Classifier] = []
  private var firstClassifiers = 0
  private(set) var added = Added()
  /// How many articles are in both.
  private(set) var both = 0
  /// The first articles that only the second result has, and how many there are.
  private(set) var onlySecond: (ids: [String], count: Int) = ([], 0)

  /// Reads two results.
  init(_ first: ResultReader, _ second: ResultReader) throws(CommandFailure) {
    while let article = try first.next() {
      guard take(article) else { throw Self.twice(article, first) }
    }
    firstClassifiers = classifiers.count
    var seen: Set<String> = []
    while let article = try second.next() {
      guard seen.insert(article.id).inserted else { throw Self.twice(article, second) }
      compare(article)
    }
  }

  private static func twice(_ article: ResultArticle, _ reader: ResultReader) -> CommandFailure {
    reader.articleFault("article '\(article.id)' stands in the file twice")
  }

  private mutating func take(_ article: ResultArticle) -> Bool {
    var entry = Entry(labels: [], addedHash: article.addedHash)
    for said in article.classifications {
      let index = index(ofClassifier: said.classifier)
      while entry.labels.count <= index { entry.labels.append(-1) }
      entry.labels[index] = number(ofLabel: said.label)
    }
    added.first += article.addedCount
    return entries.updateValue(entry, forKey: article.id) == nil
  }

  private mutating func index(ofClassifier name: String) -> Int {
    if let index = classifiers.firstIndex(where: { $0.name == name }) { return index }
    classifiers.append(Classifier(name: name))
    return classifiers.count - 1
  }

  private mutating func number(ofLabel label: String) -> Int32 {
    if let number = labelNumbers[label] { return number }
    let number = Int32(clamping: labels.count)
    labels.append(label)
    labelNumbers[label] = number
    return number
  }

  /// The classifier of the first result that one of the second stands for: that of the same name, or
  /// when each has one the only one.
  private mutating func index(of name: String, in article: ResultArticle) -> Int {
    let isAlone = firstClassifiers == 1 && article.classifications.count == 1
    if isAlone, name != classifiers[0].name {
      if !classifiers[0].name.hasSuffix(" / \(name)") { classifiers[0].name += " / \(name)" }
      return 0
    }
    if isAlone { return 0 }
    return index(ofClassifier: name)
  }

  private mutating func compare(_ article: ResultArticle) {
    added.second += article.addedCount
    guard let entry = entries.removeValue(forKey: article.id) else {
      if onlySecond.count < Self.mostNamed { onlySecond.ids.append(article.id) }
      onlySecond.count += 1
      return
    }
    both += 1
    if entry.addedHash != article.addedHash { added.differing += 1 }
    var said: [Int: (label: String, why: String?)] = [:]
    for one in article.classifications {
      said[index(of: one.classifier, in: article)] = (one.label, one.why)
    }
    for index in classifiers.indices {
      let number = entry.labels.indices.contains(index) ? entry.labels[index] : -1
      let from = number < 0 ? nil : labels[Int(number)]
      let to = said[index]?.label
      classifiers[index].agreement.add(from, to)
      guard from != to, classifiers[index].moved.count < Self.mostNamed else { continue }
      classifiers[index].moved.append(
        Moved(id: article.id, title: article.title, from: from, to: to, why: said[index]?.why))
    }
  }

  /// The articles that only the first result has, and how many there are.
  var onlyFirst: (ids: [String], count: Int) {
    (Array(entries.keys.sorted().prefix(Self.mostNamed)), entries.count)
  }

  /// Whether both say the same.
  var isSame: Bool {
    entries.isEmpty && onlySecond.count == 0 && added.differing == 0
      && classifiers.allSatisfy { $0.agreement.same == $0.agreement.count }
  }
}
