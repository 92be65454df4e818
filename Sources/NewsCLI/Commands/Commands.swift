import CommandKit

/// The commands of newslab; a new one is a file in this folder and a line here.
package enum Commands {
  /// All of them, in the order of the help.
  package static let all = CommandSet<Session>(
    name: "newslab", version: Version.current,
    summary: "A workbench for people who read news for a living.",
    usages: ["[CORPUS]", "FILE.lua [ARGUMENTS]"],
    commands: [
      ShowCommand.self,
      ExplainCommand.self,
      AnalyzeCommand.self,
      ImportCommand.self,
      CorpusCommand.self,
      RunCommand.self,
      WorkerCommand.self,
      MergeCommand.self,
      SearchCommand.self,
      EvalCommand.self,
      PluginCommand.self,
      EntityCommand.self,
      LuaCommand.self,
      TypesCommand.self,
      CompletionCommand.self,
      DoctorCommand.self,
      HelpCommand.self,
    ])
}
