import LuaKit
import NewsPlugins
import NewsScript

/// The work of `newslab plugin install`, `update` and `remove`: a plan, a question, the deed.
struct PluginInstall {
  let desk: PluginDesk

  private var session: Session { desk.session }

  /// Installs a plugin, or what the lock names.
  func install(_ source: String?, isLocked: Bool, allowsDowngrade: Bool) throws {
    let installer = try desk.installer()
    let before = try session.plugins { () throws(PluginError) in try desk.place.lock() }
    guard let source else {
      let plan = try session.plugins { () throws(PluginError) in try installer.planOfLock() }
      if before.entries.isEmpty {
        throw CommandFailure(.usage, "\(desk.place.lockPath) names no plugin; expected a SOURCE")
      }
      try session.plugins { () throws(PluginError) in try installer.carryOut(plan) }
      let count = before.entries.count
      try session.output.write(
        "\(count) plugin\(count == 1 ? " is" : "s are") as \(PluginLock.fileName) says\n")
      return
    }
    try settle(installer) { () throws(PluginError) in
      let plan = try installer.plan(
        installing: PluginSource(source), allowsDowngrade: allowsDowngrade)
      if isLocked, plan.after != before {
        throw .refused(
          "'\(source)' would change \(PluginLock.fileName), which --locked forbids",
          notes: plan.changes.map { Self.line($0) })
      }
      return plan
    }
  }

  /// Brings plugins to the highest versions that their sources have; all unless some are named.
  func update(_ names: [String]) throws {
    let installer = try desk.installer()
    try settle(installer) { () throws(PluginError) in try installer.plan(updating: names) }
  }

  /// Removes plugins, and what only they need.
  func remove(_ names: [String]) throws {
    let installer = try desk.installer()
    try settle(installer) { () throws(PluginError) in try installer.plan(removing: names) }
  }

  /// Shows what shall change, asks, and does it; anew when another process was faster.
  private func settle(
    _ installer: PluginInstaller, _ make: () throws(PluginError) -> PluginPlan
  ) throws {
    var tries = 0
    while true {
      let plan = try session.plugins(make)
      if plan.isEmpty {
        try session.output.write("Nothing changes.\n")
        return
      }
      try agree(to: plan)
      do throws(PluginError) {
        try installer.carryOut(plan)
      } catch {
        tries += 1
        if case .busy = error, tries < 20 { continue }
        throw session.failure(of: error)
      }
      for change in plan.changes { try session.output.write(Self.line(change) + "\n") }
      return
    }
  }

  /// Goes on only when everything that plugins ask for is granted.
  private func agree(to plan: PluginPlan) throws {
    let open = plan.asked.filter { asked in
      !desk.granted.contains { $0.intersection(asked) == asked }
    }
    let unused = desk.granted.filter { given in
      !plan.asked.contains { given.intersection($0) == $0 }
    }
    for permission in unused {
      session.report(
        Diagnostic(.note, "--grant \(permission): nothing asks for it; it is not granted"))
    }
    guard !open.isEmpty else { return }
    for change in plan.changes where !change.asked.isEmpty || !change.returned.isEmpty {
      session.say(Self.line(change) + "\n")
      for permission in change.asked {
        session.say("  + asks to \(permission.explanation) (\(permission))\n")
      }
      for permission in change.returned { session.say("  - no longer \(permission)\n") }
    }
    guard try desk.asks("Grant this?") else {
      let words = open.map { "--grant \($0)" }.joined(separator: " ")
      throw CommandFailure(
        .permission, "not granted, so nothing was changed",
        notes: ["to grant it without a question: \(words), or --yes"])
    }
  }

  /// A change in one line.
  static func line(_ change: PluginPlan.Change) -> String {
    let name = VisibleText.of(change.name)
    let reason = change.neededBy.map { " (for \($0))" } ?? ""
    switch (change.old, change.new) {
    case (nil, let new?): return "install \(name) \(new)\(reason)"
    case (let old?, nil): return "remove \(name) \(old)"
    case (let old?, let new?):
      return "\(old < new ? "update" : "downgrade") \(name) \(old) → \(new)\(reason)"
    default: return "keep \(name)"
    }
  }
}
