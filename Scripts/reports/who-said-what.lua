--- Lists what people say: every quote below its article, then who speaks how often.
---
---     newslab run who-said-what --corpus wire --set indirect=yes

--- What stands behind a quote whose speaker the text does not name.
local NOBODY = "(not named)"

--- Who says it, and with which word: "Ada Byron (said)".
local function attribution(quote)
  local speaker = quote.speaker and quote.speaker.name or NOBODY
  return quote.cue and speaker .. " (" .. quote.cue .. ")" or speaker
end

--- The longest heading that is made of a sentence, in characters.
local LONGEST = 70

--- The title, or the first sentence cut at a word when it is long.
local function headline(article)
  local text = article.title or article.derived_title
  local length = utf8.len(text) or 0
  if article.title or length <= LONGEST then return text end
  local start = text:sub(1, utf8.offset(text, LONGEST + 1) - 1)
  return (start:match("^(.*%w)%W*%s") or start) .. "…"
end

--- The words between quotation marks, without the comma that only leads on to "he said".
local function marked(quote)
  return '"' .. quote.text:gsub(",$", "") .. '"'
end

--- One line about an article: date, agency and id, as far as they are known.
local function origin(article)
  local parts = { article.id }
  if article.agency then table.insert(parts, 1, article.agency) end
  if article.date then table.insert(parts, 1, article.date) end
  return table.concat(parts, ", ")
end

return newslab.report {
  name = "who-said-what",
  summary = "Lists quotes with their speakers, and who speaks how often.",
  options = {
    indirect = { type = "boolean", default = false, summary = "Whether to list indirect speech." },
  },
  examples = {
    {
      text = " date 2017-04-06 PARIS (Reuters) - It rained.\n\n\"We agree,\" Ada Byron said.",
      contains = { "\"We agree\"", "— Ada Byron (said)", "2017-04-06, Reuters" },
    },
    {
      texts = { "\"We agree,\" Ada Byron said.", "\"Not I,\" Ada Byron said.", "It rains." },
      contains = { "Ada Byron       2         2" },
      lacks = { "It rains" },
    },
    {
      text = "Last week the council of the old town met again to hear what Ada Byron thinks of "
        .. "the bridge.\n\n\"We agree,\" Ada Byron said.",
      contains = { "Last week the council of the old town met again to hear what Ada…" },
    },
    { text = "He read: \"All is well.\"", contains = { "(not named)" } },
    { text = "Ada Byron said that all is well.", contains = { "No quotes" } },
    {
      text = "Ada Byron said that all is well.",
      options = { indirect = true },
      contains = { "all is well", "Ada Byron (said)" },
    },
  },
  start = function()
    return {
      articles = newslab.table { "title", "origin", "lines" },
      quotes = newslab.counter(),
      found_in = newslab.counter(),
    }
  end,
  each = function(acc, article, options)
    local lines, speakers = {}, {}
    for quote in article.quotes:each() do
      if quote.direct or options.indirect then
        local text = quote.direct and marked(quote) or quote.text
        lines[#lines + 1] = { text = text, by = attribution(quote) }
        local speaker = quote.speaker and quote.speaker.name or NOBODY
        acc.quotes:add(speaker)
        if not speakers[speaker] then acc.found_in:add(speaker) end
        speakers[speaker] = true
      end
    end
    if #lines > 0 then
      acc.articles:add { title = headline(article), origin = origin(article), lines = lines }
    end
  end,
  finish = function(acc, out)
    out:heading("Who said what")
    if #acc.articles == 0 then return out:paragraph("No quotes.") end
    for article in acc.articles:each() do
      out:heading(article.title, 2)
      out:paragraph(article.origin)
      for _, line in ipairs(article.lines) do out:quote(line.text, line.by) end
    end
    out:heading("Speakers", 2)
    local rows = {}
    for speaker, count in acc.quotes:each() do
      rows[#rows + 1] = { speaker, count, acc.found_in:get(speaker) }
    end
    out:table { columns = { "Speaker", "Quotes", "Articles" }, rows = rows }
  end,
}
