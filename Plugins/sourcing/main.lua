--- Where a story has its facts from.

local sources = require "lib.sources"

--- The sorts of sources, in the order of the report.
local KINDS = { "official", "agency", "person", "anonymous", "document" }

--- What a source is as a mention.
local MENTION_KINDS = {
  official = "ORG", agency = "ORG", person = "PERSON", anonymous = "GROUP",
  document = "WORK_OF_ART",
}

local kinds = {
  type = "string[]", default = KINDS, choices = KINDS, summary = "Sorts of sources to look for.",
}

--- The sources of an article that are of the wanted sorts.
local function wanted(article, options)
  local is_wanted, found = newslab.set(options.kinds), {}
  for _, source in ipairs(sources.find(article)) do
    if is_wanted[source.kind] then found[#found + 1] = source end
  end
  return found
end

local annotator = newslab.annotator {
  name = "sources",
  summary = "Marks the words for each source, and labels the article with the sorts found.",
  options = { kinds = kinds },
  examples = {
    "It rained, the mayor has learned from [the city's press service](ORG).",
    "Two people died, according to [police](ORG).",
    "\"It is over,\" [Ada Byron](PERSON) told Reuters.",
    "[Sources close to the talks](GROUP) said that it was over.",
    "The minister resigned, [Interfax](ORG) reported, citing [a letter](WORK_OF_ART).",
    "All went according to plan.",
    "It rained all day, said Ada.",
    {
      text = "Police said in a statement that it rained, Interfax reported.",
      options = { kinds = { "document" } },
    },
  },
  annotate = function(article, options)
    local counts = newslab.counter()
    for _, source in ipairs(wanted(article, options)) do
      counts:add(source.kind)
      article:add_mention {
        kind = MENTION_KINDS[source.kind], first = source.first, last = source.last,
      }
    end
    local labels = {}
    for kind, count in counts:each() do labels[#labels + 1] = kind .. " " .. count end
    if #labels > 0 then article:add_label("sources", table.concat(labels, ", ")) end
  end,
}

local report = newslab.report {
  name = "sourcing",
  summary = "Lists each article's sources with the sentences that name them, and counts the sorts.",
  options = { kinds = kinds },
  examples = {
    {
      text = " date 2017-04-06 PARIS. REUTERS - It rained, Reuters has learned from the city's "
        .. "press service.\n\n\"It did,\" Ada Byron told reporters.",
      contains = {
        "official  the city's press service  Reuters",
        "person    Ada Byron                 reporters",
        "It rained, Reuters has learned from the city's press service.",
      },
    },
    {
      texts = { "It rained, according to police.", "It snowed, according to the police." },
      contains = { "official        2         2" },
    },
    { text = "It rains.", contains = { "No sources" } },
    {
      text = "It rained, according to police.",
      options = { kinds = { "anonymous" } },
      contains = { "No sources" },
      lacks = { "police" },
    },
  },
  start = function()
    return {
      articles = newslab.table { "id", "title", "found" },
      sources = newslab.counter(),
      found_in = newslab.counter(),
    }
  end,
  each = function(acc, article, options)
    local found, seen = wanted(article, options), {}
    for _, source in ipairs(found) do
      acc.sources:add(source.kind)
      if not seen[source.kind] then acc.found_in:add(source.kind) end
      seen[source.kind] = true
    end
    if #found > 0 then
      local title = article.title or article.derived_title
      acc.articles:add { id = article.id, title = title, found = found }
    end
  end,
  finish = function(acc, out)
    out:heading("Sources")
    if #acc.articles == 0 then return out:paragraph("No sources are named.") end
    for article in acc.articles:each() do
      local rows, sentences, seen = {}, {}, {}
      for i, source in ipairs(article.found) do
        rows[i] = { source.kind, source.who, source.told, source.cue }
        if not seen[source.sentence] then sentences[#sentences + 1] = source.sentence end
        seen[source.sentence] = true
      end
      out:heading(article.title, 2)
      out:paragraph(article.id)
      out:table { columns = { "Kind", "Source", "Told", "Cue" }, rows = rows }
      out:list(sentences)
    end
    local rows = {}
    for _, kind in ipairs(KINDS) do
      local count = acc.sources:get(kind)
      if count > 0 then rows[#rows + 1] = { kind, count, acc.found_in:get(kind) } end
    end
    out:heading("Sorts of sources", 2)
    out:table { columns = { "Kind", "Sources", "Articles" }, rows = rows }
  end,
}

return annotator, report
