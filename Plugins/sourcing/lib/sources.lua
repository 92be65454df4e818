--- Finds the sources of an article.

local cues = require "lib.cues"
local phrases = require "lib.phrases"

local sources = {}

--- Whether a text has one of some words, not as part of longer words.
local function has_any(text, wanted)
  for _, words in ipairs(wanted) do
    local start = 1
    while true do
      local first, last = text:find(words, start, true)
      if not first then break end
      local before, after = text:sub(first - 1, first - 1), text:sub(last + 1, last + 1)
      if not before:find("[%w\x80-\xff]") and not after:find("[%w\x80-\xff]") then return true end
      start = last + 1
    end
  end
  return false
end

--- The sort of source that some words name, or nil when they name none.
local function kind_of_words(text)
  text = text:lower()
  for _, sort in ipairs(cues.kinds) do
    if has_any(text, sort.words) then return sort.kind end
  end
end

--- The mentions of an article by the byte where they begin.
local function mentions_by_start(article)
  local starts = {}
  for mention in article.mentions:each() do
    starts[mention.first] = starts[mention.first] or {}
    table.insert(starts[mention.first], mention)
  end
  return starts
end

--- The first mention of one of some kinds among the words of a stretch; any kind unless given.
local function mention_in(story, words, first, last, kinds)
  for place = first, last do
    for _, mention in ipairs(story.mentions[words[place].first] or {}) do
      local is_inside = mention.last <= words[last].last
      if is_inside and (not kinds or kinds[mention.kind]) then return mention end
    end
  end
end

--- The words of a stretch as they stand, in one line.
local function text_of(story, words, first, last)
  local text = story.article.text:sub(words[first].first, words[last].last)
  return (text:gsub("%s+", " "))
end

local PEOPLE = newslab.set { "PERSON" }
local BODIES = newslab.set { "ORG", "ROLE", "GPE" }

--- The sort of source in a stretch: what its words say, then who is mentioned there.
local function kind_of(story, words, first, last)
  local text = text_of(story, words, first, last)
  local kind, agency = kind_of_words(text), story.article.agency
  if kind then return kind end
  if agency and text:lower():find(agency:lower(), 1, true) then return "agency" end
  local person = mention_in(story, words, first, last, PEOPLE)
  if person then
    local roles = person.entity and table.concat(person.entity.roles, ", ") or ""
    return kind_of_words(roles) == "official" and "official" or "person"
  end
  if has_any(text:lower(), cues.unnamed) then return "anonymous" end
  if mention_in(story, words, first, last, BODIES) then return "official" end
end

--- Who is meant: the words as they stand, for a pronoun the name of whom it stands for.
local function who_is(story, words, first, last)
  local mention = first == last and mention_in(story, words, first, last)
  if mention and mention.form == "pronoun" and mention.entity then return mention.entity.name end
  return text_of(story, words, first, last)
end

--- Who is told behind "told": a medium, or reporters; nil for others.
local function audience(story, words, i)
  local first, last = phrases.after(words, i)
  if not first then return nil end
  for place = first, last do
    local is_medium = kind_of(story, words, first, place) == "agency"
    if is_medium or cues.audience[words[place].lower] then
      while place < last and words[place + 1].text:find("^%u") do place = place + 1 end
      return text_of(story, words, first, place)
    end
  end
end

--- Whether "in a statement" or the like stands at a place.
local function is_in_medium(words, i)
  if not words[i] or (words[i].lower ~= "in" and words[i].lower ~= "on") then return false end
  for place = i + 1, math.min(i + 4, #words) do
    if cues.media[words[place].lower] then return true end
  end
  return false
end

--- What a cue with the source behind it finds at a place.
local function source_after(story, words, i)
  for _, cue in ipairs(cues.after) do
    if phrases.stand(words, i, cue) then
      local first, last = phrases.after(words, i + #cue)
      local kind = first and kind_of(story, words, first, last)
      if not kind then return nil end
      local told_first, told_last
      if cue.told then told_first, told_last = phrases.before(words, i - 1) end
      local told = told_first and who_is(story, words, told_first, told_last)
      return { kind = kind, first = first, last = last, told = told, cue = table.concat(cue, " ") }
    end
  end
end

--- What a verb with the source before it finds at a place: somebody who tells the media, or a
--- source that passes on what others say.
local function source_before(story, words, i)
  if not cues.verbs[words[i].lower] then return nil end
  local first, last = phrases.before(words, i - 1)
  if not first then return nil end
  local kind = kind_of(story, words, first, last)
  local told = words[i].lower == "told" and audience(story, words, i + 1) or nil
  local passes_on = kind == "anonymous" or kind == "agency" or kind == "document"
    or has_any(text_of(story, words, first, last):lower(), cues.press)
  if told or passes_on or words.is_hidden or is_in_medium(words, i + 1) then
    return { kind = kind or "person", first = first, last = last, told = told, cue = words[i].text }
  end
end

--- The sources of an article in text order, each with `kind` (official, agency, person, anonymous
--- or document), `who`, `told` (nil when not said), `cue`, `sentence`, and `first` and `last`, the
--- bytes of the words for the source.
function sources.find(article)
  local story, found = { article = article, mentions = mentions_by_start(article) }, {}
  for _, words in ipairs(phrases.sentences(article)) do
    local sentence = words.text:gsub("%s+", " ")
    words.is_hidden = has_any(sentence:lower(), cues.anonymity)
    for i = 1, #words do
      local source = source_after(story, words, i) or source_before(story, words, i)
      if source then
        source.who = who_is(story, words, source.first, source.last)
        source.first, source.last = words[source.first].first, words[source.last].last
        source.sentence = sentence
        if words.is_hidden and source.kind ~= "agency" then source.kind = "anonymous" end
        found[#found + 1] = source
      end
    end
  end
  return found
end

return sources
