--- What `lib/sources.lua` finds in sentences of many sorts.

local sources = require "lib.sources"

--- Each case: a text, and the kind, source and listener of each source in it.
local CASES = {
  { "It rained, the town has learned from the mayor's office.",
    { "official", "the mayor's office", "the town" } },
  { "The bank closed, according to its press service.", { "official", "its press service" } },
  { "\"We agree,\" Minister Ada Byron told Reuters.",
    { "official", "Minister Ada Byron", "Reuters" } },
  { "Ada Byron told reporters in Paris that it rained.", { "person", "Ada Byron", "reporters" } },
  { "Ada Byron told her mother that it rained." },
  { "The bridge fell, TASS reported, quoting the police.",
    { "agency", "TASS" }, { "official", "the police" } },
  { "On Monday the ministry said in a statement that it rained.", { "official", "the ministry" } },
  { "Sources in the government said it rained.", { "anonymous", "Sources in the government" } },
  { "An official told AFP on condition of anonymity that it rained.",
    { "anonymous", "An official", "AFP" } },
  { "Prices rose, according to data of the central bank.",
    { "document", "data of the central bank" } },
  { "The president's spokeswoman said it rained.", { "official", "The president's spokeswoman" } },
  { "The president said it rained." },
  { "A letter came. The report says that it rained.", { "document", "The report" } },
  { "Ada Byron came. She told Reuters it rained.", { "person", "Ada Byron", "Reuters" } },
  { "An official, who declined to be named, said the vote was close.",
    { "anonymous", "An official" } },
  { "\"It is done,\" Ivan Petrov told the newspaper Zvyazda in Minsk.",
    { "person", "Ivan Petrov", "the newspaper Zvyazda" } },
  { "Data from the statistics office showed that prices rose.",
    { "document", "Data from the statistics office" } },
  { "Nothing was said. All went according to plan." },
}

for number, case in ipairs(CASES) do
  local found = sources.find(newslab.article(case[1]))
  local where = "case " .. number .. ": "
  assert(#found == #case - 1, where .. "expected " .. #case - 1 .. " sources, found " .. #found)
  for i, source in ipairs(found) do
    local kind, who, told = table.unpack(case[i + 1], 1, 3)
    assert(source.kind == kind, where .. "expected kind " .. kind .. ", found " .. source.kind)
    assert(source.who == who, where .. "expected source " .. who .. ", found " .. source.who)
    assert(source.told == told,
      where .. "expected listener " .. tostring(told) .. ", found " .. tostring(source.told))
    assert(source.first <= source.last and #source.sentence > 0, where .. "expected a place")
  end
end
