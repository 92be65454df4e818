/// All rules, in the order of help and guide.
package enum CheckRules {
  static let all: [any CheckRule.Type] = [
    SyntaxRule.self, ManifestRule.self, MissingModuleRule.self, UndefinedGlobalRule.self,
    GlobalWriteRule.self, UnknownFieldRule.self, UnknownMemberRule.self, NilMemberRule.self,
    UndeclaredOptionRule.self,
    UnusedOptionRule.self, UndeclaredPermissionRule.self, UnusedPermissionRule.self,
    UnorderedOutputRule.self, ShadowingRule.self, UnusedLocalRule.self, UnreachableCodeRule.self,
  ]

  /// What they are.
  package static let descriptions = all.map { $0.description }
}
