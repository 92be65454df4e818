extension PromptCommand {
  /// Commands that show values.
  static let valueCommands: [PromptCommand] = [
    PromptCommand(
      name: "page", argument: "EXPRESSION", isOptional: true, completes: .expression,
      summary: "Shows a value whole, the last one unless another is given, in $PAGER."
    ) { repl, expression in
      repl.page(expression)
      return true
    },
    PromptCommand(
      name: "format", argument: "FORMAT EXPRESSION", isOptional: true,
      completes: .words(ValueFormat.allCases.map(\.rawValue)),
      summary: "Says how values are shown: table, json, lua or csv; with a value, for it alone."
    ) { repl, argument in
      repl.useFormat(argument)
      return true
    },
  ]
}
