--- Finds people that a text introduces by their title.
---
--- A word of `titles` announces a person; the capitalised words behind it are the name.
---
---     newslab run titled-people --corpus wire --set titles=Reverend,Sister,Imam

local TITLES = {
  "Ambassador", "Captain", "Colonel", "Dr", "General", "Judge", "Justice", "Lieutenant", "Major",
  "Mr", "Mrs", "Ms", "Professor", "Reverend", "Sergeant",
}

--- Whether a token is a name: it begins with a capital and goes on in lower case.
local function is_name(token) return token ~= nil and token.casing == "title" end

--- The word of a token without the dot of an abbreviation: "Dr." is "Dr".
local function word(token) return (token.text:gsub("%.$", "")) end

return newslab.annotator {
  name = "titled-people",
  summary = "Finds people that a text introduces by their title.",
  options = {
    titles = { type = "string[]", default = TITLES, summary = "Words that announce a person." },
  },
  -- `[words](KIND)` marks what must be found; anything else that is found is a failure.
  examples = {
    "Then Judge [Ada Byron](PERSON) spoke.",
    "They asked Dr. [Bayes](PERSON) and Professor [Noether](PERSON).",
    "The judge spoke.",
    "Major changes are ahead.",
    { text = "Sister [Agnes](PERSON) agreed.", options = { titles = { "Sister" } } },
    { text = "Judge Ada Byron agreed.", options = { titles = { "Sister" } } },
  },
  annotate = function(article, options)
    local announces, tokens = newslab.set(options.titles), article.tokens
    for i = 1, #tokens - 1 do
      local is_title = announces[word(tokens[i])] and not announces[word(tokens[i + 1])]
      if is_title and is_name(tokens[i + 1]) then
        local last = i + 1
        while is_name(tokens[last + 1]) do last = last + 1 end
        article:add_mention { kind = "PERSON", tokens = { i + 1, last } }
      end
    end
  end,
}
