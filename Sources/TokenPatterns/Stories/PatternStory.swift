import Synchronization

/// A story as patterns see it: columns of its tokens, each made when it is first asked for.
///
/// It belongs to one thread at a time.
package final class PatternStory {
  /// Where the columns are from.
  let source: any PatternSource
  /// The numbers of the forms.
  let vocabulary: PatternVocabulary
  /// Tells this story from any other of the process.
  let serial: Int
  /// How many tokens there are.
  package let tokenCount: Int
  /// Whether who searches wants no more; asked now and then besides the source.
  package var isGivenUp: () -> Bool = { false }
  private let vocabularies: PatternVocabularies?
  private var regions: [RegionKind: [PatternRegion]] = [:]
  private static let serials = Atomic<Int>(0)

  /// Takes what gives the tokens, and where vocabularies are kept for other stories.
  package init(_ source: any PatternSource, vocabularies: PatternVocabularies? = nil) {
    self.source = source
    self.vocabularies = vocabularies
    vocabulary = vocabularies?.take() ?? PatternVocabulary()
    tokenCount = source.tokenCount
    serial = Self.serials.add(1, ordering: .relaxed).newValue
  }

  deinit { vocabularies?.giveBack(vocabulary) }

  /// Whether searching is to end early.
  var isStopped: Bool { source.isStopped || isGivenUp() }

  /// The number of each token's form.
  package private(set) lazy var words = source.words(in: vocabulary)

  /// The part of speech of each token, if the source has them.
  package private(set) lazy var partsOfSpeech = source.partsOfSpeech()

  /// The regions of a kind, see ``PatternSource/regions(_:)``.
  package func regions(_ kind: RegionKind) -> [PatternRegion] {
    if let known = regions[kind] { return known }
    let found = source.regions(kind)
    regions[kind] = found
    return found
  }

  /// The regions that a tag means; they do not overlap: of nested ones the outermost.
  func regions(_ tag: RegionTag, _ filter: RegionFilter) -> [Range<Int>] {
    var (ranges, end): ([Range<Int>], Int) = ([], 0)
    var known: [Int: Bool] = [:]
    for region in regions(tag.kind) where region.tokens.lowerBound >= end {
      if !filter.isEmpty {
        let fits = known[region.key] ?? filter.fits(region)
        known[region.key] = fits
        if !fits { continue }
      }
      ranges.append(region.tokens)
      end = region.tokens.upperBound
    }
    return ranges
  }
}
