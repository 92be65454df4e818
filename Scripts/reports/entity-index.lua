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

--- Ids with commas between, the first few of many.
local function listed(ids)
  local text = table.concat(ids, ", ", 1, math.min(#ids, SHOWN))
  return #ids > SHOWN and text .. ", …" or text
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
  start = function() return {} end,
  each = function(acc, article)
    for entity in article.entities:each() do
      local entry = acc[entity.id]
      if not entry then
        entry = { id = entity.id, name = entity.name, kind = entity.kind }
        entry.mentions, entry.articles = 0, {}
        acc[entity.id] = entry
      end
      entry.mentions = entry.mentions + #entity.mentions
      table.insert(entry.articles, article.id)
    end
  end,
  finish = function(acc, out, options)
    out:heading("Entities")
    local by_kind, wanted, is_empty = {}, newslab.set(options.kinds), true
    for _, entry in newslab.sorted_pairs(acc) do
      if wanted[entry.kind] and entry.mentions >= options.min then
        by_kind[entry.kind] = by_kind[entry.kind] or {}
        table.insert(by_kind[entry.kind], entry)
        is_empty = false
      end
    end
    if is_empty then return out:paragraph("Nothing is mentioned that often.") end
    for _, pair in ipairs(HEADINGS) do
      local kind, heading = pair[1], pair[2]
      local entries, rows = by_kind[kind] or {}, {}
      table.sort(entries, comes_before)
      for i, entry in ipairs(entries) do
        rows[i] = { entry.name, entry.mentions, #entry.articles, listed(entry.articles) }
      end
      if #rows > 0 then
        out:heading(heading, 2)
        out:table { columns = { "Name", "Mentions", "Articles", "In" }, rows = rows }
      end
    end
  end,
}
