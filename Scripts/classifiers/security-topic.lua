--- Tells articles about security from others, and says why.
---
--- It counts words of the field and organisations whose business it is. Every find is one point;
--- an article with enough points that shows at least two different things is about security.
---
---     newslab run security-topic --corpus wire --format jsonl --set min=5

--- Words of the field in the singular; a plural in -s counts as well.
local WORDS = {
  "airstrike", "ammunition", "army", "artillery", "attack", "battalion", "bomb", "bombing",
  "ceasefire", "combat", "counter-terrorism", "cyberattack", "defence", "defense", "drone",
  "espionage", "explosion", "explosive", "extremism", "extremist", "gunman", "gunmen", "hostage",
  "insurgency", "insurgent", "invasion", "jihadist", "mercenary", "militant", "military",
  "militia", "missile", "navy", "nuclear", "offensive", "paramilitary", "peacekeeper",
  "peacekeeping", "radicalisation", "radicalization", "rebel", "rocket", "sabotage", "security",
  "separatist", "shelling", "smuggling", "soldier", "spy", "terror", "terrorism", "terrorist",
  "trafficking", "troops", "truce", "violence", "warfare", "warship", "weapon",
}

--- Organisations whose business is security.
local ORGANISATIONS = {
  "NATO", "North Atlantic Treaty Organization", "Collective Security Treaty Organization",
  "Europol", "Interpol", "Frontex",
  "International Atomic Energy Agency", "Organization for Security and Co-operation in Europe",
  "Organisation for the Prohibition of Chemical Weapons", "United Nations Security Council",
  "Islamic State", "Al-Qaeda", "Taliban",
}

--- Counts words of the field; a plural counts as its singular.
local function count_words(article, words, found)
  for token in article.tokens:where { kind = "word" }:each() do
    local word = token.lower
    if not words[word] then word = word:gsub("s$", "") end
    if words[word] then found:add(word) end
  end
end

--- Counts mentions of organisations by the names that the entity goes by.
local function count_organisations(article, names, found)
  for entity in article.entities:where { kind = "ORG" }:each() do
    local is_known = names[entity.name:lower()]
    for _, alias in ipairs(entity.aliases) do is_known = is_known or names[alias:lower()] end
    if is_known then found:add(entity.name, #entity.mentions) end
  end
end

--- A table whose keys are the elements of a list in lower case.
local function lower_set(list)
  local set = {}
  for _, element in ipairs(list) do set[element:lower()] = true end
  return set
end

return newslab.classifier {
  name = "security-topic",
  summary = "Labels articles about security, and says which words and organisations show it.",
  labels = { "security", "other" },
  options = {
    words = {
      type = "string[]", default = WORDS,
      summary = "Words that show it, in the singular.",
    },
    organisations = {
      type = "string[]", default = ORGANISATIONS,
      summary = "Organisations that show it.",
    },
    min = { type = "integer", default = 3, summary = "How many finds are enough." },
  },
  examples = {
    ["The army fired rockets. Two soldiers were hurt by a rocket."] = "security",
    ["NATO sent troops. The troops met militants."] = "security",
    ["The bank cut its rates."] = "other",
    ["Security, security, security, said the banner."] = "other",
    { text = "The attack failed.", label = "other", as_is = true },
    {
      text = "Floods hit the levee. A flood rose.",
      options = { words = { "flood", "levee" } },
      label = "security",
    },
  },
  classify = function(article, options)
    local found = newslab.counter()
    count_words(article, lower_set(options.words), found)
    count_organisations(article, lower_set(options.organisations), found)
    local why = {}
    for name, count in found:each() do why[#why + 1] = name .. " (" .. count .. ")" end
    local is_about = found:total() >= options.min and #found >= 2
    return is_about and "security" or "other", found:total(), table.concat(why, ", ")
  end,
}
