import FoundationEssentials
import NewsModel

/// Reads the forms of gold data of times: Recognizers-Text, Duckling, ctparse, GUM, newslab's own.
enum GoldTimeReader {
  private struct Record: Decodable {
    struct Result: Decodable {
      struct Value: Decodable {
        let timex: String?, Mod: String?, value: String?, start: String?, end: String?
      }
      let text: String?, type: String?, start: Int?, end: Int?, values: [Value?]?
    }
    struct Dated: Decodable {
      let start: Int, end: Int, text: String
      let when: String?, from: String?, to: String?, notBefore: String?, notAfter: String?
    }
    struct Own: Decodable {
      let start: Int, end: Int, text: String, type: String, value: String?
    }
    let text: String, ref: String?, date: String?, gold: String?
    let results: [Result]?, dates: [Dated]?, times: [Own]?
    let expected: String?

    enum Key: String, CodingKey { case text, ref, date, gold, results, dates, times, expected }
    private struct Expected: Decodable { let raw: String }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Key.self)
      text = try fields.decode(String.self, forKey: .text)
      ref = try fields.decodeIfPresent(String.self, forKey: .ref)
      date = try? fields.decodeIfPresent(String.self, forKey: .date)
      gold = try fields.decodeIfPresent(String.self, forKey: .gold)
      results = try fields.decodeIfPresent([Result].self, forKey: .results)
      dates = try fields.decodeIfPresent([Dated].self, forKey: .dates)
      times = try fields.decodeIfPresent([Own].self, forKey: .times)
      expected =
        (try? fields.decode(Expected.self, forKey: .expected).raw)
        ?? (try? fields.decode(String.self, forKey: .expected))
    }
  }

  /// The texts of a file, one a line, or one article.
  static func read(_ path: String) throws -> [GoldTimes] {
    let data = try Data(contentsOf: URL(filePath: path))
    if path.hasSuffix(".json") {
      return [gold(try JSONDecoder().decode(Record.self, from: data))]
    }
    return try data.split(separator: 0x0A).map {
      gold(try JSONDecoder().decode(Record.self, from: Data($0)))
    }
  }

  private static func gold(_ record: Record) -> GoldTimes {
    let reference = record.ref.flatMap { NewsDate(iso8601: $0) }
    var gold = GoldTimes(text: record.text, reference: reference, times: [])
    if let ref = record.ref, ref.utf8.count > 22 {
      let sign = ref.dropFirst(19).first == "-" ? -1 : 1
      let parts = GoldNotation.numbers(ref.dropFirst(19))
      gold.offset = parts.count > 1 ? sign * (parts[0] * 60 + parts[1]) : nil
    }
    if let results = record.results {
      gold.times = results.map { recognized($0, record.text) }
    } else if let dates = record.dates {
      gold.reference = record.date.flatMap { NewsDate(iso8601: $0) }
      gold.times = dates.map { dated($0) }
      (gold.isStory, gold.isComplete) = (false, false)
    } else if let times = record.times {
      gold.isStory = true
      gold.times = times.map {
        GoldTime(
          span: $0.start..<$0.end, text: $0.text, type: $0.type, values: [.name($0.value ?? "nil")])
      }
    } else if let text = record.gold {
      gold.times = [GoldTime(text: record.text, type: "ctparse", values: commuted(text))]
    } else if let expected = record.expected {
      let value = duckling(expected)
      gold.times = [
        GoldTime(
          text: record.text, type: String(expected.prefix { $0 != " " }),
          values: value.map { [$0] } ?? [])
      ]
    }
    return gold
  }

  /// "datetime (2013, 2, 12, 4, 30, 0) Second", "DurationData 2 Minute".
  private static func duckling(_ raw: String) -> GoldValue? {
    let words = raw.split(separator: " ").map(String.init)
    let grains = ["Second", "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year"]
    guard let grain = words.last(where: grains.contains) else { return nil }
    if words[0] == "DurationData", let count = Double(words[1]) {
      return GoldNotation.seconds(count, grain).map { .length($0) }
    }
    let part = raw.prefix { $0 != "\"" }
    let numbers = GoldNotation.numbers(part)
    guard let first = GoldNotation.moment(numbers.prefix(5)) else { return nil }
    if words[0].contains("Open") {
      return words[1] == "Before" ? .stretch(nil, first) : .stretch(first, nil)
    }
    if words[0].contains("Interval") {
      guard numbers.count > 10, let last = GoldNotation.moment(numbers[6..<11]) else { return nil }
      return .stretch(first, last)
    }
    if grain == "Hour" || grain == "Minute" || grain == "Second" { return .moment(first) }
    return .stretch(first, GoldNotation.moment(first, plus: grain))
  }

  /// "Time[]{2017-09-12 18:00 (X/X)}", "Interval[]{… - …}", "Duration[]{2 nights}".
  private static func commuted(_ raw: String) -> [GoldValue] {
    let inner = raw.drop { $0 != "{" }.dropFirst().dropLast()
    if raw.hasPrefix("Duration") {
      let count = Double(GoldNotation.numbers(inner).first ?? 0)
      return GoldNotation.seconds(count, inner.contains("hour") ? "Hour" : "Day").map {
        [.length($0)]
      } ?? []
    }
    if raw.hasPrefix("Interval") {
      let halves = inner.split(separator: " - ").map(String.init)
      guard halves.count == 2 else { return [] }
      let (from, to) = (halves[0], halves[1])
      let (start, end) = (commutedMoment(from), commutedMoment(to))
      let last = end.flatMap { to.contains(" X:X") ? $0 + 1440 : $0 }
      return [.stretch(start, to == "None" ? nil : last)]
    }
    guard let start = commutedMoment(String(inner)) else {
      let clock =
        inner.split(separator: " ").dropFirst().first.map { GoldNotation.numbers($0) } ?? []
      if clock.count == 2 { return [.clock(clock[0] * 60 + clock[1], nil)] }
      return [.name(String(inner.drop { $0 != "/" }.dropFirst().dropLast()))]
    }
    if !inner.contains(" X:X") { return [.moment(start)] }
    return inner.contains("(X/X)")
      ? [.stretch(start, start + 1440)] : [.within(start, start + 1440 + 480)]
  }

  private static func commutedMoment(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard let day = words.first, !day.hasPrefix("X") else { return nil }
    let date = GoldNotation.numbers(day)
    guard date.count == 3 else { return nil }
    return GoldNotation.moment(date + (words.count > 1 ? GoldNotation.numbers(words[1]) : []))
  }

  private static func recognized(_ result: Record.Result, _ text: String) -> GoldTime {
    var span: Range<Int>?
    if let start = result.start, let end = result.end, start < end { span = start..<end }
    let values = (result.values ?? []).compactMap { value in
      value.flatMap { self.value($0, type: result.type ?? "") }
    }
    let type = result.type?.replacing("datetimeV2.", with: "") ?? "untyped"
    return GoldTime(span: span, text: result.text ?? text, type: type, values: values)
  }

  private static func value(_ value: Record.Result.Value, type: String) -> GoldValue? {
    let timex = value.timex ?? ""
    if type.hasSuffix("set") { return .name(timex) }
    if type.hasSuffix("duration")
      || timex.hasPrefix("P") && value.start == nil && Double(value.value ?? "") != nil
    {
      if let seconds = value.value.flatMap({ Double($0) }) { return .length(seconds) }
      return .name(timex)
    }
    if value.value == "not resolved" || value.start == "not resolved" {
      if timex.count < 3 || timex.hasPrefix("FY") || timex.hasPrefix("SY") || timex.hasSuffix("SU")
      {
        return .name(timex)
      }
      return timex.contains("-02-30") || timex.contains("-02-29") ? GoldValue.none : .name(timex)
    }
    if let text = value.value {
      let numbers = GoldNotation.numbers(text)
      if text.contains("-") {
        guard let moment = GoldNotation.moment(numbers) else { return GoldValue.none }
        if timex == "PRESENT_REF" { return .name(timex) }
        return numbers.count > 3 ? .moment(moment) : .stretch(moment, moment + 1440)
      }
      return numbers.count > 1 ? .clock(numbers[0] * 60 + numbers[1], nil) : .name(timex)
    }
    let ends = [value.start, value.end].map { $0.map { GoldNotation.numbers($0) } }
    let isClock = [value.start, value.end].contains { $0.map { !$0.contains("-") } ?? false }
    if isClock {
      let clocks = ends.map { $0.flatMap { $0.count > 1 ? $0[0] * 60 + $0[1] : nil } }
      return .clock(clocks[0], clocks[1])
    }
    return .stretch(
      ends[0].flatMap { GoldNotation.moment($0) }, ends[1].flatMap { GoldNotation.moment($0) })
  }

  private static func dated(_ date: Record.Dated) -> GoldTime {
    var values: [GoldValue] = []
    if let when = date.when {
      if when.hasPrefix("--") {
        let numbers = GoldNotation.numbers(when)
        if let month = numbers.first { values = [.yearless(month, numbers.dropFirst().first)] }
      } else if when.contains(":"), !when.contains("-") {
        let numbers = GoldNotation.numbers(when)
        values = [.clock(numbers[0] * 60 + numbers[1], nil)]
      } else if when.contains("T"), let moment = GoldNotation.moment(GoldNotation.numbers(when)) {
        values = [.moment(moment)]
      } else {
        values = [.stretch(first(when), behind(when))]
      }
    } else if date.from != nil || date.to != nil {
      if let from = date.from, from.hasPrefix("--") {
        let numbers = GoldNotation.numbers(from)
        values = numbers.first.map { [.yearless($0, nil)] } ?? []
      } else {
        values = [.stretch(date.from.flatMap { first($0) }, date.to.flatMap { behind($0) })]
      }
    } else {
      values = [.within(date.notBefore.flatMap { first($0) }, date.notAfter.flatMap { behind($0) })]
      if date.notBefore != nil, date.notAfter == nil {
        values.append(.stretch(date.notBefore.flatMap { first($0) }, nil))
      }
    }
    return GoldTime(span: date.start..<date.end, text: date.text, type: "date", values: values)
  }

  private static func first(_ iso: String) -> Int? {
    iso.hasPrefix("-") ? nil : GoldNotation.moment(GoldNotation.numbers(iso))
  }

  private static func behind(_ iso: String) -> Int? {
    guard let start = first(iso) else { return nil }
    let count = GoldNotation.numbers(iso).count
    return GoldNotation.moment(start, plus: count == 1 ? "Year" : count == 2 ? "Month" : "Day")
  }
}
