import LuaKit

/// Permissions that the manifest asks for and that nothing needs.
enum UnusedPermissionRule: CheckRule {
  static let description = CheckRuleDescription(
    "unused-permission", .warning, "The manifest asks for a permission that nothing needs.",
    isForPlugins: true,
    triggering: CheckExample("return os.time{year=2017, month=4, day=6}", permissions: ["clock"]),
    passing: CheckExample("return os.time()", permissions: ["clock"]))

  static func check(_ project: CheckProject, _ report: inout CheckReport) {
    guard let plugin = project.plugin else { return }
    let uses = project.permissionUses.uses
    for permission in plugin.manifest.permissions {
      let isUsed = uses.contains { use in
        guard use.sorts.contains(PermissionUses.Sort(permission)) else { return false }
        if case .environment(let variable) = permission, let name = use.name {
          return variable == name
        }
        return true
      }
      guard !isUsed else { continue }
      let (path, line) = plugin.placeOfPermissions
      report.add(
        description, path: path, line: line, "nothing needs the permission '\(permission)'")
    }
  }
}
