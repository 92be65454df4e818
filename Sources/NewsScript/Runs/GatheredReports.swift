import LuaKit

/// Brings together what the reports of a run gathered in several places.
final class GatheredReports {
  private let run: ComponentRun
  private var states: [Int: State] = [:]
  /// The reports, by the index of the component, that no two workers can share.
  private(set) var unmergeable: [Int] = []
  /// Whether a report has a `merge` that must be called.
  private(set) var hasScripted = false

  /// How a report comes together.
  private enum State {
    /// By its accumulators; nil before anything was gathered.
    case native(Gathered?)
    /// By its own `merge`; nil before anything was gathered.
    case scripted(LuaValue?)
    /// Not any more.
    case failed(LuaError)
  }

  /// Starts the reports of a run.
  init(_ run: ComponentRun) {
    self.run = run
    for (index, component) in run.components.enumerated() where component.component.kind == .report
    {
      do throws(LuaError) {
        let begun = try run.start(index).get()
        if component.component.merge != nil {
          states[index] = .scripted(nil)
          hasScripted = true
        } else if let value = try? Gathered(begun), value.holdsOnlyAccumulators,
          !value.hasEmptyTable
        {
          states[index] = .native(nil)
        } else {
          unmergeable.append(index)
        }
      } catch {
        states[index] = .failed(error)
      }
    }
  }

  /// Adds what was gathered of later articles.
  func add(_ parts: [Int: GatheredPart]) {
    for (index, part) in parts.sorted(by: { $0.key < $1.key }) {
      guard let state = states[index] else { continue }
      do throws(LuaError) {
        states[index] = try merged(state, part, index)
      } catch {
        states[index] = .failed(error)
      }
    }
  }

  private func merged(_ state: State, _ part: GatheredPart, _ index: Int) throws(LuaError) -> State
  {
    let value: Gathered
    switch part {
    case .value(let gathered): value = gathered
    case .failed(let failure): return .failed(LuaError(failure))
    }
    switch state {
    case .failed: return state
    case .native(nil): return .native(value)
    case .native(var known?):
      states[index] = .native(nil)
      try known.merge(value)
      return .native(known)
    case .scripted(nil): return .scripted(try run.components[index].take(value))
    case .scripted(let known?):
      return .scripted(try run.components[index].merge(known, value))
    }
  }

  /// Gives the reports what was gathered, so that they can finish.
  func finish() {
    for (index, state) in states {
      switch state {
      case .native(nil), .scripted(nil): break
      case .failed(let error): run.put(.failure(error), at: index)
      case .scripted(let value?): run.put(.success(value), at: index)
      case .native(let value?):
        run.put(
          Result { () throws(LuaError) in
            try Self.check(value)
            return try run.components[index].take(value)
          }, at: index)
      }
    }
  }

  /// Fails the reports that gathered in one place what many places could not have put together, so
  /// that it does not depend on the number of workers whether a report is right.
  func checkUnmerged() {
    for (index, state) in states {
      guard case .native = state else { continue }
      do throws(LuaError) {
        try Self.check(try Gathered(run.start(index).get()))
      } catch {
        run.put(.failure(error), at: index)
      }
    }
  }

  /// Throws when there is plain data among accumulators, as merging would.
  private static func check(_ value: Gathered) throws(LuaError) {
    guard value.plainDataPath() != nil else { return }
    var twice = value
    try twice.merge(value)
  }
}

extension LuaError {
  /// The error that a failure was made of, as far as it went with it.
  package init(_ failure: RunFailure) {
    self.init(failure.message)
    if let reason = failure.limit { kind = .stopped(reason) }
    if let source = failure.source, let line = failure.line {
      location = Location(source: source, line: line)
    }
  }
}
