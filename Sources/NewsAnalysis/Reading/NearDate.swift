import NewsModel

/// Finds the year that a text leaves out.
struct NearDate {
  let reference: NewsDate

  /// The date with that month and day that lies nearest to the reference date.
  func nearest(month: Int?, day: Int?) -> NewsDate? {
    guard let month else { return nil }
    let candidates = (-1...1).compactMap { offset in
      NewsDate(year: reference.year + offset, month: month, day: day)
    }
    guard let own = days(reference) else {
      return NewsDate(year: reference.year, month: month, day: day)
    }
    return candidates.min { left, right in
      abs((days(left) ?? 0) - own) < abs((days(right) ?? 0) - own)
    }
  }

  /// Days since 1970, with the middle of the month where the day is not known.
  private func days(_ date: NewsDate) -> Int? {
    guard let month = date.month else { return nil }
    return NewsDate(year: date.year, month: month, day: date.day ?? 15)?.dayNumber
  }
}
