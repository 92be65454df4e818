import LuaKit

/// How components are run: what they may do, how much they may take, and who can stop them.
///
/// ```swift
/// var options = RunOptions()
/// options.limits = Newslab.Limits(time: .seconds(2), memory: 64 << 20)
/// options.permissions = [.read("lists")]
/// let result = try newslab.run(["rank.lua"], on: corpus, options: options)
/// ```
public struct RunOptions: Sendable {
  /// Texts by the name of an option, or by `component.option`.
  public var settings: [String: String] = [:]
  /// The policy of script files; plugins always have the one of plugins.
  public var policy = Newslab.Policy.script
  /// What scripts may do beyond their policy; a plugin gets of it what its manifest asks for.
  public var permissions: [Newslab.Permission] = []
  /// Limits of each call of a component, so of each article, in place of those of the policy.
  public var limits = Newslab.Limits()
  /// Stops the run from another thread: whatever runs is interrupted, and the run throws
  /// ``NewslabError/cancelled``.
  public var cancellation: Newslab.Cancellation?
  /// Told of each line that a component prints, with the name of the component.
  public var print: @Sendable (String, String?) -> Void = { _, _ in }

  /// The options that a run has unless told otherwise.
  public init() {}
}

extension Newslab {
  /// What a state of Lua may do.
  public typealias Policy = LuaPolicy
  /// Something that a policy does not give by itself.
  public typealias Permission = LuaPermission
  /// How much a call may take.
  public typealias Limits = LuaLimits
  /// Stops runs from another thread.
  public typealias Cancellation = LuaCancellation
  /// What went wrong in a component: message, file and line, traceback, limit, cause.
  ///
  /// The states of a run are closed at its end, so a table that was raised is there as text only.
  public typealias ScriptError = LuaError
}
