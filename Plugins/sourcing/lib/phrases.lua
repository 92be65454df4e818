--- Finds where the words for somebody begin and end, beside a word that points at them.

local phrases = {}

local DETERMINERS = newslab.set {
  "a", "an", "her", "his", "its", "one", "our", "several", "some", "the", "their", "three", "two",
}
local PREPOSITIONS = newslab.set {
  "at", "close", "for", "from", "in", "inside", "of", "to", "with",
}

--- Words with which another clause begins.
local CLAUSES = newslab.set {
  "after", "although", "and", "as", "because", "before", "but", "during", "has", "have", "had",
  "he", "is", "it", "meanwhile", "on", "since", "she", "that", "they", "was", "were", "when",
  "where", "which", "while", "who", "will", "would",
}
local PRONOUNS = newslab.set { "he", "it", "she", "they" }

--- A phrase has at most this many words.
local LONGEST = 12

--- The words of every sentence: text, lower case, first and last byte, and whether it is a word.
function phrases.sentences(article)
  local sentences, tokens, next = {}, article.tokens, 1
  for sentence in article.sentences:each() do
    local words = { text = sentence.text }
    while tokens[next] and tokens[next].first < sentence.first do next = next + 1 end
    while tokens[next] and tokens[next].last <= sentence.last do
      local token = tokens[next]
      words[#words + 1] = {
        text = token.text, lower = token.lower, first = token.first, last = token.last,
        is_word = token.kind ~= "punctuation" and token.kind ~= "symbol",
      }
      next = next + 1
    end
    sentences[#sentences + 1] = words
  end
  return sentences
end

--- Whether some words stand at a place.
function phrases.stand(words, i, wanted)
  for offset = 1, #wanted do
    local word = words[i + offset - 1]
    if not word or word.lower ~= wanted[offset] then return false end
  end
  return true
end

--- The place before a relative clause that ends in a comma: "an official, who … , said".
local function before_clause(words, last)
  if last < 1 or words[last].text ~= "," then return last end
  for place = last - 1, math.max(2, last - LONGEST), -1 do
    local is_start = words[place].lower == "who" or words[place].lower == "which"
    if is_start and words[place - 1].text == "," then return place - 2 end
  end
  return last
end

--- The first and last place of the words for somebody that end at `last`; nil when there are none.
function phrases.before(words, last)
  last = before_clause(words, last)
  while last > 0 and CLAUSES[words[last].lower] and not PRONOUNS[words[last].lower] do
    last = last - 1   -- "Reuters has learned"
  end
  local first = last + 1
  while first > 1 and last - first + 2 <= LONGEST do
    local word = words[first - 1]
    if not word.is_word then break end
    if CLAUSES[word.lower] then
      if first > last and PRONOUNS[word.lower] then first = first - 1 end
      break
    end
    first = first - 1
    local before = words[first - 1]
    if DETERMINERS[word.lower] and not (before and PREPOSITIONS[before.lower]) then break end
    if before and before.text ~= before.lower and PREPOSITIONS[before.lower] then break end
  end
  if first <= last then return first, last end
end

--- The first and last place of the words for somebody that begin at `first`; nil when there are
--- none.
function phrases.after(words, first)
  local last = first - 1
  while words[last + 1] and last - first + 2 <= LONGEST do
    local word = words[last + 1]
    if not word.is_word or CLAUSES[word.lower] and word.lower ~= "and" then break end
    last = last + 1
  end
  while last >= first and (PREPOSITIONS[words[last].lower] or DETERMINERS[words[last].lower]
      or words[last].lower == "and") do
    last = last - 1
  end
  if first <= last then return first, last end
end

return phrases
