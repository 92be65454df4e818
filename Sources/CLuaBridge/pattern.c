// The matcher. Every step is counted, and the stop flag is looked at every few thousand: no
// instruction of Lua's runs meanwhile that a hook could reach.
#define _GNU_SOURCE  // memrchr
#include <string.h>

#include "pattern_item.h"

static const int most_depth = 200;  // of matches within matches, as in Lua

static const Byte *match(Matcher *matcher, const Byte *at, const Byte *pattern);

void nl_begin_matching(Matcher *matcher, lua_State *L, const Byte *subject, size_t subject_length,
                       const Byte *pattern_end) {
  matcher->L = L;
  matcher->context = context_of(L);
  matcher->subject = subject;
  matcher->subject_end = subject + subject_length;
  matcher->pattern_end = pattern_end;
  matcher->steps = 1 << 13;
  matcher->latest_set = 0;
  for (int number = 0; number < NL_KEPT_SETS; number++) matcher->sets[number].start = NULL;
}

// Matches within a match ---------------------------------------------------------------------------

static void check_depth(Matcher *matcher) {
  if (matcher->depth == most_depth) luaL_error(matcher->L, "pattern too complex");
}

// The rest of a pattern, for which there is another choice when it does not match.
static const Byte *try_rest(Matcher *matcher, const Byte *at, const Byte *pattern) {
  check_depth(matcher);
  nl_spend(matcher, 1);
  matcher->depth++;
  const Byte *end = match(matcher, at, pattern);
  matcher->depth--;
  return end;
}

// The byte that a match of the rest must begin with, or -1 when it may begin with several.
static int first_byte(const Matcher *matcher, const Byte *pattern) {
  if (pattern == matcher->pattern_end) return -1;
  int byte = *pattern++;
  switch (byte) {
    case '(': case ')': case '.': case '[': case '$': return -1;
    case '%':
      if (pattern == matcher->pattern_end) return -1;
      byte = *pattern++;
      if (byte == 'b' && matcher->pattern_end - pattern >= 2) return *pattern;
      if ((byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) {
        return -1;
      }
  }
  return *pattern == '*' || *pattern == '?' || *pattern == '-' ? -1 : byte;
}

// Repetition ---------------------------------------------------------------------------------------

// The end of the longest row of bytes that the item matches.
static const Byte *find_row_end(Matcher *matcher, const Byte *at, const Item *item) {
  const Byte *end = matcher->subject_end;
  if (item->kind == ANY_BYTE) return end;
  while (at < end) {
    const Byte *start = at;
    const Byte *pause = end - at > 4096 ? at + 4096 : end;
    if (item->kind == ONE_BYTE) while (at < pause && *at == item->byte) at++;
    else while (at < pause && nl_has_byte(item->set, *at)) at++;
    nl_spend(matcher, at - start);
    if (at < pause) break;
  }
  return at;
}

// The last place from `first` to `last` where the byte stands, or NULL.
static const Byte *find_last(Matcher *matcher, const Byte *first, const Byte *last, int byte) {
  const Byte *end = last < matcher->subject_end ? last + 1 : last;
  const Byte *found = memrchr(first, byte, (size_t)(end - first));
  nl_spend(matcher, (end - (found ? found : first)) / 64);
  return found;
}

static const Byte *match_longest(Matcher *matcher, const Byte *at, const Item *item,
                                 const Byte *rest) {
  const Byte *last = find_row_end(matcher, at, item);
  int byte = first_byte(matcher, rest);
  check_depth(matcher);
  for (;; last--) {
    if (byte >= 0 && (last = find_last(matcher, at, last, byte)) == NULL) return NULL;
    const Byte *end = try_rest(matcher, last, rest);
    if (end != NULL || last == at) return end;
  }
}

// The next place from `at` on where the byte stands, or NULL.
static const Byte *find_byte(Matcher *matcher, const Byte *at, int byte) {
  static const ptrdiff_t at_once = 1 << 20;
  const Byte *end = matcher->subject_end;
  while (at < end) {
    ptrdiff_t length = end - at < at_once ? end - at : at_once;
    const Byte *found = memchr(at, byte, (size_t)length);
    nl_spend(matcher, (found ? found - at : length) / 64);
    if (found != NULL) return found;
    at += length;
  }
  return NULL;
}

// The first place from `at` on where the byte stands, all before it being matched by the item.
static const Byte *find_first(Matcher *matcher, const Byte *at, const Item *item, int byte) {
  const Byte *end = matcher->subject_end;
  if (item->kind == ANY_BYTE) return find_byte(matcher, at, byte);
  for (; at < end && *at != byte; at++) {
    nl_spend(matcher, 1);
    if (!nl_is_in(item, *at)) return NULL;
  }
  return at < end ? at : NULL;
}

static const Byte *match_shortest(Matcher *matcher, const Byte *at, const Item *read,
                                  const Byte *rest) {
  ByteSet set;
  Item item = *read;
  if (item.kind == BYTE_OF_SET) {  // the rest may read other sets, and the place is given away
    memcpy(set, item.set, sizeof set);
    item.set = set;
  }
  int byte = first_byte(matcher, rest);
  check_depth(matcher);
  for (;; at++) {
    if (byte >= 0 && (at = find_first(matcher, at, &item, byte)) == NULL) return NULL;
    const Byte *end = try_rest(matcher, at, rest);
    if (end != NULL) return end;
    if (at == matcher->subject_end || !nl_is_in(&item, *at)) return NULL;
  }
}

// Captures -----------------------------------------------------------------------------------------

static const Byte *open_capture(Matcher *matcher, const Byte *at, const Byte *pattern) {
  bool is_position = *pattern == ')';
  if (matcher->count == NL_MOST_CAPTURES) luaL_error(matcher->L, "too many captures");
  matcher->captures[matcher->count++] = (Capture){at, is_position ? NL_POSITION : NL_OPEN};
  const Byte *end = try_rest(matcher, at, is_position ? pattern + 1 : pattern);
  if (end == NULL) matcher->count--;
  return end;
}

static const Byte *close_capture(Matcher *matcher, const Byte *at, const Byte *pattern) {
  int index = matcher->count - 1;
  while (index >= 0 && matcher->captures[index].length != NL_OPEN) index--;
  if (index < 0) luaL_error(matcher->L, "invalid pattern capture");
  Capture *capture = &matcher->captures[index];
  capture->length = at - capture->start;
  const Byte *end = try_rest(matcher, at, pattern);
  if (end == NULL) capture->length = NL_OPEN;
  return end;
}

// What a capture holds, again.
static const Byte *match_repeated(Matcher *matcher, const Byte *at, int digit) {
  int index = digit - '1';
  if (index < 0 || index >= matcher->count || matcher->captures[index].length == NL_OPEN) {
    luaL_error(matcher->L, "invalid capture index %%%d", index + 1);
  }
  const Capture *capture = &matcher->captures[index];
  ptrdiff_t length = capture->length;
  if (length < 0 || matcher->subject_end - at < length) return NULL;
  nl_spend(matcher, length / 64);
  return memcmp(capture->start, at, (size_t)length) == 0 ? at + length : NULL;
}

// Items of their own kind --------------------------------------------------------------------------

static const Byte *match_balanced(Matcher *matcher, const Byte *at, const Byte *pair) {
  const Byte *end = matcher->subject_end;
  if (matcher->pattern_end - pair < 2) {
    luaL_error(matcher->L, "malformed pattern (missing arguments to '%%b')");
  }
  if (at == end || *at != pair[0]) return NULL;
  size_t level = 1;
  while (++at < end) {
    nl_spend(matcher, 1);
    if (*at == pair[1]) {
      if (--level == 0) return at + 1;
    } else if (*at == pair[0]) {
      level++;
    }
  }
  return NULL;
}

// The place in the pattern after the set of a frontier, or NULL when there is none at `at`.
static const Byte *match_frontier(Matcher *matcher, const Byte *at, const Byte *pattern) {
  const uint64_t *set;
  if (*pattern != '[') luaL_error(matcher->L, "missing '[' after '%%f' in pattern");
  pattern = nl_read_set(matcher, pattern + 1, &set);
  Byte before = at == matcher->subject ? 0 : at[-1];
  Byte after = at == matcher->subject_end ? 0 : *at;
  return !nl_has_byte(set, before) && nl_has_byte(set, after) ? pattern : NULL;
}

// Matches the item after '%' when it is of its own kind. False when it is a single byte, else *at
// and *pattern move on; *at becomes NULL when there is no match.
static bool match_special(Matcher *matcher, const Byte **at, const Byte **pattern) {
  Byte letter = (*pattern)[1];
  if (letter == 'b') {
    *at = match_balanced(matcher, *at, *pattern + 2);
    *pattern += 4;
  } else if (letter == 'f') {
    *pattern = match_frontier(matcher, *at, *pattern + 2);
    if (*pattern == NULL) *at = NULL;
  } else if (letter >= '0' && letter <= '9') {
    *at = match_repeated(matcher, *at, letter);
    *pattern += 2;
  } else {
    return false;
  }
  return true;
}

// Matching -----------------------------------------------------------------------------------------

static const Byte *match(Matcher *matcher, const Byte *at, const Byte *pattern) {
  while (pattern != matcher->pattern_end) {
    Item item;
    if (*pattern == '(') return open_capture(matcher, at, pattern + 1);
    if (*pattern == ')') return close_capture(matcher, at, pattern + 1);
    if (*pattern == '$' && pattern + 1 == matcher->pattern_end) {
      return at == matcher->subject_end ? at : NULL;
    }
    if (*pattern == '%' && match_special(matcher, &at, &pattern)) {
      if (at == NULL) return NULL;
      continue;
    }
    const Byte *next = nl_read_item(matcher, pattern, &item);
    bool is_one = at < matcher->subject_end && nl_is_in(&item, *at);
    bool is_optional = *next == '*' || *next == '?' || *next == '-';
    if (!is_one) {
      if (!is_optional) return NULL;
      pattern = next + 1;
      continue;
    }
    switch (*next) {
      case '*': return match_longest(matcher, at, &item, next + 1);
      case '+': return match_longest(matcher, at + 1, &item, next + 1);
      case '-': return match_shortest(matcher, at, &item, next + 1);
      case '?': {
        const Byte *end = try_rest(matcher, at + 1, next + 1);
        if (end != NULL) return end;
        next++;
        break;
      }
      default: at++;
    }
    pattern = next;
  }
  return at;
}

const Byte *nl_match_at(Matcher *matcher, const Byte *at, const Byte *pattern) {
  matcher->depth = 0;
  matcher->count = 0;
  return try_rest(matcher, at, pattern);
}

const Byte *nl_match_from(Matcher *matcher, const Byte **at, const Byte *pattern) {
  int byte = first_byte(matcher, pattern);
  for (; *at <= matcher->subject_end; (*at)++) {
    if (byte >= 0 && (*at = find_byte(matcher, *at, byte)) == NULL) return NULL;
    const Byte *end = nl_match_at(matcher, *at, pattern);
    if (end != NULL) return end;
  }
  return NULL;
}
