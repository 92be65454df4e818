import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// Makes a format of a reader component, which newslab then reads like its own.
///
/// Each pass over an input runs the script in a state of its own, so that passes may run side by side.
package struct ReaderComponent: Sendable {
  /// Gives the component in a new state.
  package typealias Opening = @Sendable () throws(LuaError) -> LoadedComponent

  private let open: Opening

  /// Takes what gives the component in a new state.
  package init(_ open: @escaping Opening) { self.open = open }

  /// The format, under the name of the component.
  package func format() throws(LuaError) -> CorpusFormat {
    let component = try open().component
    let open = open
    return CorpusFormat(
      name: component.name, summary: component.summary, extensions: component.extensions,
      example: component.examples.first?.texts.first ?? "", exampleIDs: [],
      recognises: { _ in false },
      records: { input, options in
        FormatReader.stream(input, options) { stream throws(FileError) in
          let records = ReaderRecords(
            open, ReaderInput(path: input.path, name: input.name, source: stream.source), options)
          return { records.next() }
        }
      })
  }

  /// The records that a component makes of a text, for its examples.
  static func texts(of component: LoadedComponent, reading text: String) throws(LuaError)
    -> [String]
  {
    let input = ReaderInput(path: "example", name: "example", source: MemorySource(text))
    var results = ReaderResults(component, input)
    var texts: [String] = []
    while let record = try results.next() {
      guard case .table(let table) = record, case .string(let text)? = table["text"] else {
        throw LuaError("'read': expected a record with a text, got \(record)")
      }
      texts.append(text)
    }
    return texts
  }
}

/// What `read` of a component gives: a record, a list of them, or a function that gives one after the
/// other.
struct ReaderResults {
  private let component: LoadedComponent
  private let input: ReaderInput
  private var waiting: [LuaValue] = []
  private var iterator: LuaReference?
  private var isBegun = false

  init(_ component: LoadedComponent, _ input: ReaderInput) {
    (self.component, self.input) = (component, input)
  }

  /// The next record, or nil at the end; an error of the script ends the input.
  mutating func next() throws(LuaError) -> MetaValue? {
    if !isBegun { try begin() }
    if let iterator {
      let lua = component.state.lua
      let results = try component.running { () throws(LuaError) in try lua.call(iterator) }
      guard let first = results.first, first.isTrue else { return nil }
      return try MetaValue(first)
    }
    return waiting.isEmpty ? nil : try MetaValue(waiting.removeFirst())
  }

  private mutating func begin() throws(LuaError) {
    isBegun = true
    let first = try component.running { () throws(LuaError) in try component.read(input) }
    switch first {
    case .nil: return
    case .function(let function): iterator = function
    case .table(let table) where table.rawCount > 0: waiting = try table.elements()
    case .table: waiting = [first]
    default:
      throw LuaError(
        "'read': expected a record, a list of records or a function, got \(first.typeName)")
    }
  }
}

/// The records of an input that a component reads.
private final class ReaderRecords {
  private let open: ReaderComponent.Opening
  private let input: ReaderInput
  private let options: ReaderOptions
  private var results: ReaderResults?
  private var isDone = false

  init(
    _ open: @escaping ReaderComponent.Opening, _ input: ReaderInput, _ options: ReaderOptions
  ) {
    (self.open, self.input, self.options) = (open, input, options)
  }

  func next() -> FormatRecord? {
    guard !isDone else { return nil }
    do throws(LuaError) {
      if results == nil { results = ReaderResults(try open(), input) }
      guard let value = try results?.next() else {
        isDone = true
        return nil
      }
      guard case .table(let table) = value else {
        return .rejected("'read': expected a table for a record", line: nil)
      }
      return options.record(of: table)
    } catch {
      isDone = true
      let place = error.location.map { "\($0.source):\($0.line): " } ?? ""
      return .failed("cannot be read: \(place)\(error.message)", line: nil)
    }
  }
}
