/// A manifest that cannot be read, and a folder that lacks what a plugin has.
enum ManifestRule: CheckRule {
  static let description = CheckRuleDescription(
    "manifest", .error, "The manifest is wrong, or there is no main.lua, lib or data.",
    isForPlugins: true,
    triggering: CheckExample("return 1", keys: "\"keyword\": []"),
    passing: CheckExample("return 1", keys: "\"keywords\": []"))
}
