import Spelling

/// Options that are read and not declared: reading one raises an error.
enum UndeclaredOptionRule: CheckRule {
  static let description = CheckRuleDescription(
    "undeclared-option", .error, "An option is read that the component does not declare.",
    triggering: """
      return newslab.filter {
        name = "long", summary = "Keeps long articles.",
        options = { min = { type = "integer", default = 100, summary = "How many tokens." } },
        keep = function(article, options)
          return options.mni > 0 and #article.tokens >= options.min
        end,
      }
      """,
    passing: """
      return newslab.filter {
        name = "long", summary = "Keeps long articles.",
        options = { min = { type = "integer", default = 100, summary = "How many tokens." } },
        keep = function(article, options)
          return options.min > 0 and #article.tokens >= options.min
        end,
      }
      """)

  static func check(_ project: CheckProject, _ report: inout CheckReport) {
    let uses = project.optionUses
    for read in uses.reads {
      let name = read.file.text(read.range)
      let places = read.components.sorted { ($0.file, $0.number) < ($1.file, $1.number) }
      for place in places {
        guard let known = uses.declared[place]?.map(\.name), !known.contains(name) else { continue }
        report.add(
          description, read.file, at: read.range, "no option '\(name)' is declared",
          nearest: NearestName.nearest(to: name, among: known))
        break
      }
    }
  }
}
