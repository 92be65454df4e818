import NewsPlugins

extension REPL {
  /// Runs components over the corpus; what they come to is `_`.
  func runComponents(_ words: String) {
    attempt {
      record.translate(["-- newslab run \(words)"])
      try keep(PromptRun(words, self).run())
    }
  }

  /// Lists the plugins.
  func listPlugins() {
    attempt {
      let output = PromptSink { [unowned self] in show($0) }
      let inner = Session(within: session, columns: columns, output: output, error: output)
      let folders = PluginFolders(
        environment: session.environment, folder: ".", resources: try session.resources())
      try PluginList(session: inner).write(folders.all())
      try inner.output.flush()
    }
  }
}
