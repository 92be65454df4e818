import NewsModel

/// How often each number came, for quantiles: exact up to 4,096 different numbers; above, numbers that
/// differ by less than a 64th are counted together, so that a quantile is off by less than 0.8 %.
///
/// Which of the two depends on the numbers alone, never on how they came together. Buckets are those
/// of equal sign, exponent and first six bits of the fraction of the float, as in HdrHistogram; no
/// more of them are kept than numbers fall into, at most some 260,000.
struct ValueCounts: Sendable {
  private static let mostValues = 4096
  private static let bucketShift: UInt64 = 46
  private static let mostBuckets = Int(Double.infinity.bitPattern >> bucketShift)
  private(set) var values: [ExactNumber: Int] = [:]
  /// Counts by bucket once there were too many numbers; nil before.
  private(set) var buckets: [Int: Int]?

  init() {}

  var isExact: Bool { buckets == nil }

  mutating func add(_ number: ExactNumber, _ count: Int = 1) {
    if buckets != nil {
      add(count, toBucket: Self.bucket(of: number.double))
    } else {
      values[number] = Self.sum(values[number] ?? 0, count)
      if values.count > Self.mostValues { becomeBuckets() }
    }
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? .max : sum
  }

  private mutating func add(_ count: Int, toBucket bucket: Int) {
    let before = buckets?[bucket] ?? 0
    buckets?[bucket] = Self.sum(before, count)
  }

  private mutating func becomeBuckets() {
    guard buckets == nil else { return }
    buckets = [:]
    for (number, count) in values { add(count, toBucket: Self.bucket(of: number.double)) }
    values = [:]
  }

  /// The number of the bucket, in the order of the numbers; 0 for zero.
  private static func bucket(of value: Double) -> Int {
    if value == 0 { return 0 }
    let bucket = Int(value.magnitude.bitPattern >> bucketShift) + 1
    return value < 0 ? -bucket : bucket
  }

  /// The middle of a bucket.
  private static func middle(ofBucket bucket: Int) -> Double {
    if bucket == 0 { return 0 }
    let bits = UInt64(bucket.magnitude - 1) << bucketShift | 1 << (bucketShift - 1)
    return bucket < 0 ? -Double(bitPattern: bits) : Double(bitPattern: bits)
  }

  mutating func merge(_ other: ValueCounts) {
    if let others = other.buckets {
      becomeBuckets()
      for (bucket, count) in others { add(count, toBucket: bucket) }
    } else {
      for (number, count) in other.values { add(number, count) }
    }
  }

  /// Numbers with how often they came, in order.
  var ordered: [(value: Double, count: Int)] {
    if let buckets {
      return buckets.sorted { $0.key < $1.key }.map { (Self.middle(ofBucket: $0.key), $0.value) }
    }
    return values.sorted { $0.key < $1.key }.map { ($0.key.double, $0.value) }
  }

  /// How many numbers there are.
  var total: Int {
    buckets.map { $0.values.reduce(0, Self.sum) } ?? values.values.reduce(0, Self.sum)
  }

  var byteCount: Int { 64 + (buckets?.count ?? values.count) * 40 }

  /// `[number, count]` in order.
  var serialised: (name: String, value: MetaValue) {
    if let buckets {
      let rows = buckets.sorted { $0.key < $1.key }
      return (
        "buckets", .list(rows.map { .list([.integer(Int64($0.key)), .integer(Int64($0.value))]) })
      )
    }
    let rows = values.sorted { $0.key < $1.key }
    return ("values", .list(rows.map { .list([$0.key.serialised, .integer(Int64($0.value))]) }))
  }

  init(fields: SerialisedFields) throws(AccumulatorError) {
    if fields.names.contains("buckets") {
      let rows = try fields.list("buckets") { row throws(AccumulatorError) in
        let pair = try row.asTuple("[bucket, count]", count: 2)
        let bucket = try pair[0].asInteger(in: -Self.mostBuckets...Self.mostBuckets)
        return (bucket, try pair[1].asInteger(in: 1 ... .max))
      }
      try checkOrder(rows) { $0.0 < $1.0 }
      buckets = [:]
      for (bucket, count) in rows { add(count, toBucket: bucket) }
    } else {
      let rows = try fields.list("values") { row throws(AccumulatorError) in
        let pair = try row.asTuple("[number, count]", count: 2)
        return (try ExactNumber(serialised: pair[0]), try pair[1].asInteger(in: 1 ... .max))
      }
      try checkOrder(rows) { $0.0 < $1.0 }
      for (number, count) in rows { values[number] = count }
      if rows.count > Self.mostValues {
        throw AccumulatorError("expected at most \(Self.mostValues) numbers").under(".values")
      }
    }
  }
}
