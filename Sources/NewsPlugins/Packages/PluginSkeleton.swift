import NewsCorpus
import NewsScript

/// The files with which a new plugin begins: it works, and one example shows what to do next.
package struct PluginSkeleton {
  /// What the plugin begins with.
  package enum Kind: String, CaseIterable, Sendable {
    case filter, classifier, annotator, report, library
  }

  /// The name of the plugin.
  package let name: String
  /// What it begins with.
  package let kind: Kind

  /// Takes a name; nil when no plugin can have it.
  package init?(_ name: String, _ kind: Kind) {
    guard PluginManifest.isName(name), !PluginCandidate.reserved.contains(name) else { return nil }
    (self.name, self.kind) = (name, kind)
  }

  /// The last part of the name, as components and folders have it.
  package var shortName: String { String(name.split(separator: "/").last ?? "") }

  /// The files with their paths, in order; hidden ones are for editors.
  ///
  /// - Parameter stubs: What scripts see, for editors.
  /// - Returns: Paths below the folder of the plugin, and texts.
  package func files(stubs: String) -> [(path: String, text: String)] {
    var files = [
      (PluginManifest.fileName, manifest), ("README.md", readme),
      ("tests/\(kind == .library ? "words" : shortName).lua", test),
      (".luarc.json", luarc), (".gitignore", ".newslab-types/\n"),
      (".newslab-types/newslab.d.lua", stubs),
      (
        ".newslab-types/plugin.schema.json",
        String(decoding: ManifestKey.schema, as: UTF8.self)
      ),
    ]
    files.append(("lib/words.lua", words))
    if kind != .library { files.append((PluginManifest.mainFile, main)) }
    return files.sorted { $0.0 < $1.0 }
  }

  private var manifest: String {
    """
    {
      "$schema": ".newslab-types/plugin.schema.json",
      "name": "\(name)",
      "version": "0.1.0",
      "summary": "\(summary)",
      "license": "MIT",
      "authors": [],
      "newslab": "^\(NewslabAPI.version.split(separator: ".").prefix(2).joined(separator: "."))",
      "permissions": [],
      "keywords": []
    }

    """
  }

  private var summary: String {
    switch kind {
    case .filter: "Keeps articles that have words of a list."
    case .classifier: "Tells articles that have words of a list from others."
    case .annotator: "Marks words of a list."
    case .report: "Counts words of a list."
    case .library: "Words for other plugins."
    }
  }

  private var luarc: String {
    """
    {
      "runtime.version": "Lua 5.4",
      "workspace.library": [".newslab-types"],
      "diagnostics.globals": ["newslab", "corpus"]
    }

    """
  }

  private var words: String {
    """
    --- Words that this plugin looks for, and how to find them.

    local words = { "flood", "storm" }

    --- How often an article has one of the words, whatever their endings.
    local function count(article)
      local wanted, n = newslab.set(words), 0
      for token in article.tokens:each() do
        if wanted[token.lemma or token.lower] then n = n + 1 end
      end
      return n
    end

    return { list = words, count = count }

    """
  }

  private var hint: String {
    "-- Fails until \"drought\" stands in lib/words.lua: a first change to make."
  }

  private var main: String {
    switch kind {
    case .filter:
      """
      --- Keeps articles that have words of lib/words.lua.
      ---
      ---     newslab run \(shortName) --corpus wire --set min=2

      local words = require "lib.words"

      return newslab.filter {
        name = "\(shortName)",
        summary = "\(summary)",
        options = {
          min = { type = "integer", default = 1, summary = "How many there must be at least." },
        },
        examples = {
          keeps = {
            "The flood came at night.",
            { text = "Storm and flood.", options = { min = 2 } },
            \(hint)
            { text = "The drought goes on.", as_is = true },
          },
          drops = { "It was a quiet day." },
        },
        keep = function(article, options) return words.count(article) >= options.min end,
      }

      """
    case .classifier:
      """
      --- Tells articles that have words of lib/words.lua from others.
      ---
      ---     newslab run \(shortName) --corpus wire

      local words = require "lib.words"

      return newslab.classifier {
        name = "\(shortName)",
        summary = "\(summary)",
        labels = { "weather", "other" },
        examples = {
          ["The flood came at night."] = "weather",
          ["It was a quiet day."] = "other",
          \(hint)
          { text = "The drought goes on.", label = "weather", as_is = true },
        },
        classify = function(article)
          local found = words.count(article)
          return found > 0 and "weather" or "other", found
        end,
      }

      """
    case .annotator:
      """
      --- Marks words of lib/words.lua.
      ---
      ---     newslab run \(shortName) --corpus wire

      local words = require "lib.words"

      return newslab.annotator {
        name = "\(shortName)",
        summary = "\(summary)",
        -- `[words](KIND)` marks what must be found; anything else that is found is a failure.
        examples = {
          "The [flood](EVENT) came at night.",
          "It was a quiet day.",
          \(hint)
          { text = "The [drought](EVENT) goes on.", as_is = true },
        },
        annotate = function(article)
          local wanted = newslab.set(words.list)
          for i = 1, #article.tokens do
            if wanted[article.tokens[i].lower] then
              article:add_mention { kind = "EVENT", tokens = { i, i } }
            end
          end
        end,
      }

      """
    case .report:
      """
      --- Counts words of lib/words.lua, article by article.
      ---
      ---     newslab run \(shortName) --corpus wire -o words.html

      local words = require "lib.words"

      return newslab.report {
        name = "\(shortName)",
        summary = "\(summary)",
        examples = {
          { text = "The flood came at night.", contains = { "flood" } },
          { text = "It was a quiet day.", contains = { "None of the words" } },
          \(hint)
          { text = "The drought goes on.", contains = { "drought" } },
        },
        start = function() return { counts = newslab.counter() } end,
        each = function(acc, article)
          local wanted = newslab.set(words.list)
          for token in article.tokens:each() do
            if wanted[token.lower] then acc.counts:add(token.lower) end
          end
        end,
        finish = function(acc, out)
          out:heading "Words"
          if #acc.counts == 0 then return out:paragraph "None of the words was found." end
          out:bars(acc.counts)
        end,
      }

      """
    case .library: ""
    }
  }

  private var test: String {
    """
    --- Runs in a fresh state; an error that it raises is a failure.

    local words = require "lib.words"

    local article = newslab.article "The flood came with a storm."
    assert(words.count(article) == 2, "expected two words, found " .. words.count(article))
    assert(words.count(newslab.article "It rained.") == 0)

    """
  }

  private var readme: String {
    """
    # \(name)

    \(summary)

    ```console
    $ newslab plugin test .
    $ newslab plugin pack .
    ```

    """
  }
}
