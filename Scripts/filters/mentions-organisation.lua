--- Keeps articles that mention an organisation.
---
--- Without `names` any organisation will do. A name may be any that newslab knows: `names=UN` also
--- keeps an article that only says "United Nations", because both are names of the same entity.
---
---     newslab run mentions-organisation --corpus wire --set names=NATO,UN --set min=2

--- What newslab calls an organisation: it tells when the name stands in a sentence.
local function usual_name(name)
  local sentence = newslab.article("They met at " .. name .. " today.")
  local entity = sentence.entities:where { kind = "ORG" }[1]
  return entity and entity.name or name
end

--- Whether an entity goes by one of the names, upper and lower case alike.
local function is_called(entity, names)
  for _, name in ipairs(names) do
    if entity.name == usual_name(name) then return true end
    for _, alias in ipairs(entity.aliases) do
      if alias:lower() == name:lower() then return true end
    end
  end
  return false
end

return newslab.filter {
  name = "mentions-organisation",
  summary = "Keeps articles that mention an organisation.",
  options = {
    names = { type = "string[]", default = {}, summary = "Names of organisations; any if empty." },
    min = { type = "integer", default = 1, summary = "How often they are mentioned at least." },
  },
  examples = {
    keeps = {
      "NATO met.",
      { text = "They spoke at the United Nations.", options = { names = { "UN" } } },
      { text = "NATO met. Then NATO left.", options = { min = 2 } },
    },
    drops = {
      "It rains.",
      "Ada Byron spoke in Paris.",
      { text = "NATO met.", options = { names = { "UN" } } },
      { text = "NATO met.", options = { min = 2 }, as_is = true },
    },
  },
  keep = function(article, options)
    local count = 0
    for entity in article.entities:where { kind = "ORG" }:each() do
      if #options.names == 0 or is_called(entity, options.names) then
        count = count + #entity.mentions
      end
    end
    return count >= options.min
  end,
}
