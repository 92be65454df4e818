import CommandKit
import NewsAnalysis
import NewsCorpus

extension DateOrder: ArgumentValue {}
extension TimeDirection: ArgumentValue {}

/// What the command line says about how a corpus is read.
enum ReaderArguments {
  /// The name of a format.
  struct FormatName: ArgumentValue {
    static let choices = CorpusFormats.all.map(\.name)
    static let expectation = "one of " + choices.joined(separator: ", ")
    let format: CorpusFormat
    init?(argument: String) {
      guard let format = CorpusFormats.named(argument) else { return nil }
      self.format = format
    }
    var argument: String { format.name }
  }

  static let format = Option<FormatName?>(
    "--from", value: "FORMAT", "Format of the input; else found by extension and content.")
  static let charset = Option<NonEmptyText?>(
    "--charset", value: "NAME", "Character set of the input; else found by its bytes.")
  static let mapping = Option<[NonEmptyText]>(
    "--map", value: "FIELD=COLUMN,…", "Which column or field of a record is which of an article.")
  static let dates = Option<NonEmptyText?>(
    "--date-format", value: "FORMAT", "How dates are written, such as %d/%m/%Y.")

  static let order = Option(
    "--date-order", value: "ORDER", default: DateOrder.unresolved,
    "How 04/05/2017 in a text is read.")
  static let direction = Option(
    "--time-direction", value: "WHERE", default: TimeDirection.news,
    "Where a day is looked for that a text leaves open, such as Monday.")

  static let reader = Option<NonEmptyText?>(
    "--reader", value: "COMPONENT", "Reader component for the input: FILE.lua or PLUGIN:NAME.")

  /// The options, in the order of the help.
  static let all: [any Argument] = [
    format, reader, charset, mapping, dates, order, direction,
  ]

  /// What was said; a reader component is loaded.
  static func options(
    _ parsed: ParsedArguments, in session: Session
  ) throws -> ReaderOptions {
    var times = TimeOptions()
    (times.order, times.direction) = (parsed[order], parsed[direction])
    session.timeOptions = times
    var options = ReaderOptions()
    options.format = parsed[format]?.format
    if let name = parsed[reader]?.argument {
      if options.format != nil {
        throw CommandFailure(.usage, "--from and --reader are both given; one decides the format")
      }
      options.format = try session.readerComponent(name)
    }
    if let name = parsed[charset]?.argument {
      guard let charset = Charset.canonical(name) else {
        throw CommandFailure(
          .usage, "--charset: unknown character set '\(name)'; 'iconv --list' names those known")
      }
      options.charset = charset
    }
    for text in parsed[mapping] {
      do throws(FieldMapping.Problem) {
        try options.mapping.add(text.argument)
      } catch {
        throw CommandFailure(.usage, "--map: \(error)")
      }
    }
    if let pattern = parsed[dates]?.argument {
      do throws(DateFormat.Problem) {
        options.dateFormat = try DateFormat(pattern)
      } catch {
        throw CommandFailure(.usage, "--date-format: \(error)")
      }
    }
    if options.format == nil { options.pluginFormats = try session.pluginFormats() }
    return options
  }
}
