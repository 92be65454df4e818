import LuaKit

/// What needs a permission that the manifest does not ask for.
enum UndeclaredPermissionRule: CheckRule {
  static let description = CheckRuleDescription(
    "undeclared-permission", .error,
    "Something needs a permission that the manifest does not ask for.", isForPlugins: true,
    triggering: "return os.time()",
    passing: CheckExample("return os.time()", permissions: ["clock"]))

  static func check(_ project: CheckProject, _ report: inout CheckReport) {
    guard let manifest = project.plugin?.manifest else { return }
    for use in project.permissionUses.uses {
      let missing = use.sorts.filter { !isAsked($0, use.name, manifest.permissions) }
      if missing.isEmpty || use.isAny && missing.count < use.sorts.count { continue }
      let names = missing.map { text($0, use.name) }.joined(separator: use.isAny ? " or " : " and ")
      report.add(
        description, use.file, at: use.range,
        "\(use.function) needs the permission \(names), which the manifest does not ask for")
    }
    for (file, range, function) in project.permissionUses.refused {
      report.add(description, file, at: range, "no permission allows a plugin to use \(function)")
    }
  }

  /// Whether a permission is asked for; that of another variable or folder is another one.
  private static func isAsked(
    _ sort: PermissionUses.Sort, _ name: String?, _ permissions: [LuaPermission]
  ) -> Bool {
    permissions.contains { permission in
      guard PermissionUses.Sort(permission) == sort else { return false }
      guard let name else { return true }
      switch permission {
      case .environment(let variable): return variable == name
      case .read: return LuaPermission.read(name).intersection(permission) == .read(name)
      case .write: return LuaPermission.write(name).intersection(permission) == .write(name)
      case .clock, .label: return true
      }
    }
  }

  private static func text(_ sort: PermissionUses.Sort, _ name: String?) -> String {
    switch sort {
    case .clock, .label: "'\(sort.rawValue)'"
    case .read, .write: "'\(sort.rawValue):\(name ?? "PATH")'"
    case .environment: "'\(sort.rawValue):\(name ?? "NAME")'"
    }
  }
}
