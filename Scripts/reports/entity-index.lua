--- An index of who and what is mentioned: a table for each kind, the most mentioned first.
---
---     newslab run entity-index --corpus wire --set kinds=PERSON,ORG --set min=3

--- The kinds in the order of the index, with their headings.
local HEADINGS = {
  { "PERSON", "People" },
  { "ORG", "Organisations" },
  { "GPE", "Countries, states and cities" },
  { "LOC", "Other places" },
  { "FAC", "Buildings" },
  { "EVENT", "Events" },
  { "NORP", "Nationalities and groups" },
  { "LAW", "Laws and treaties" },
  { "PRODUCT", "Products" },
  { "WORK_OF_ART", "Works" },
  { "ROLE", "Offices" },
  { "GROUP", "Unnamed people" },
}

--- What is listed unless somebody says otherwise: everything that has a name.
local NAMED = {
  "PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP", "LAW", "PRODUCT", "WORK_OF_ART",
}

--- Every kind there is.
local KINDS = {}
for i, pair in ipairs(HEADINGS) do KINDS[i] = pair[1] end

--- How many articles are named in a row.
local SHOWN = 3

--- The most mentioned first; of two with as many mentions the one whose name comes first.
local function comes_before(left, right)
  if left.mentions ~= right.mentions then return left.mentions > right.mentions end
  if left.name ~= right.name then return left.name < right.name end
  return left.id < right.id
end

--- The first articles of many, with commas between.
local function listed(seen, count)
  local ids = {}
  for entity in seen:each() do ids[#ids + 1] = entity.article end
  local text = table.concat(ids, ", ")
  return count > SHOWN and text .. ", …" or text
end

return newslab.report {
  name = "entity-index",
  summary = "Lists entities by kind, with how often and in which articles they are mentioned.",
  options = {
    kinds = { type = "string[]", default = NAMED, choices = KINDS, summary = "Kinds to list." },
    min = { type = "integer", default = 1, summary = "How often something is mentioned at least." },
  },
  examples = {
    {
      texts = { "NATO met in Paris.", "NATO left Paris. Then NATO spoke." },
      contains = { "Organisations", "Countries, states and cities", "Paris" },
      lacks = { "People" },
    },
    {
      texts = { "NATO met in Paris.", "NATO left." },
      options = { kinds = { "ORG" } },
      contains = { "Organisations" },
      lacks = { "Paris" },
    },
    { text = "NATO met.", options = { min = 2 }, contains = { "Nothing" }, lacks = { "NATO" } },
  },
  start = function()
    return { mentions = newslab.counter(), articles = newslab.counter() }
  end,
  each = function(acc, article, options)
    local wanted = newslab.set(options.kinds)
    for entity in article.entities:each() do
      if wanted[entity.kind] then
        acc.mentions:add(entity.id, #entity.mentions)
        acc.articles:add(entity.id)
        -- With equal scores a top keeps those that come first in the corpus.
        acc[entity.id] = acc[entity.id] or newslab.top(SHOWN)
        acc[entity.id]:add(0, { name = entity.name, kind = entity.kind, article = article.id })
      end
    end
  end,
  finish = function(acc, out, options)
    out:heading("Entities")
    local by_kind, is_empty = {}, true
    for id, mentions in acc.mentions:each() do
      if mentions >= options.min then
        local entity = acc[id]:get(1)
        by_kind[entity.kind] = by_kind[entity.kind] or {}
        table.insert(by_kind[entity.kind], { id = id, name = entity.name, mentions = mentions })
        is_empty = false
      end
    end
    if is_empty then return out:paragraph("Nothing is mentioned that often.") end
    for _, pair in ipairs(HEADINGS) do
      local kind, heading = pair[1], pair[2]
      local entries, rows = by_kind[kind] or {}, {}
      table.sort(entries, comes_before)
      for i, entry in ipairs(entries) do
        local articles = acc.articles:get(entry.id)
        rows[i] = { entry.name, entry.mentions, articles, listed(acc[entry.id], articles) }
      end
      if #rows > 0 then
        out:heading(heading, 2)
        out:table { columns = { "Name", "Mentions", "Articles", "In" }, rows = rows }
      end
    end
  end,
}
