/// Options that are declared and never read.
enum UnusedOptionRule: CheckRule {
  static let description = CheckRuleDescription(
    "unused-option", .warning, "An option is declared and never read.",
    triggering: """
      return newslab.filter {
        name = "long", summary = "Keeps long articles.",
        options = { min = { type = "integer", default = 100, summary = "How many tokens." } },
        keep = function(article) return #article.tokens >= 100 end,
      }
      """,
    passing: """
      return newslab.filter {
        name = "long", summary = "Keeps long articles.",
        options = { min = { type = "integer", default = 100, summary = "How many tokens." } },
        keep = function(article, options) return #article.tokens >= options.min end,
      }
      """)

  static func check(_ project: CheckProject, _ report: inout CheckReport) {
    let uses = project.optionUses
    // Components may share a declaration; it is used when one of them reads it.
    var unused: [(declaration: OptionUses.Declaration, isRead: Bool)] = []
    for (place, declarations) in uses.declared {
      for declaration in declarations {
        let isRead =
          uses.escaped.contains(place)
          || uses.reads.contains {
            $0.components.contains(place) && $0.file.text($0.range) == declaration.name
          }
        let known = unused.firstIndex {
          $0.declaration.file === declaration.file && $0.declaration.range == declaration.range
        }
        if let known {
          unused[known].isRead = unused[known].isRead || isRead
        } else {
          unused.append((declaration, isRead))
        }
      }
    }
    for (declaration, isRead) in unused where !isRead {
      report.add(
        description, declaration.file, at: declaration.range,
        "option '\(declaration.name)' is never read")
    }
  }
}
