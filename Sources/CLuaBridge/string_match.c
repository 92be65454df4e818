// string.find, match, gmatch and gsub, on the bridge's own matcher.
#define _GNU_SOURCE  // memmem
#include <string.h>

#include "pattern.h"

// Captures as results ------------------------------------------------------------------------------

// The length of a capture, or NL_POSITION; *from becomes its beginning.
static ptrdiff_t find_capture(Matcher *matcher, int index, const Byte *start, const Byte *end,
                              const Byte **from) {
  if (index >= matcher->count) {
    if (index != 0) luaL_error(matcher->L, "invalid capture index %%%d", index + 1);
    *from = start;
    return end - start;
  }
  const Capture *capture = &matcher->captures[index];
  if (capture->length == NL_OPEN) luaL_error(matcher->L, "unfinished capture");
  *from = capture->start;
  return capture->length;
}

static void push_capture(Matcher *matcher, int index, const Byte *start, const Byte *end) {
  const Byte *from;
  ptrdiff_t length = find_capture(matcher, index, start, end, &from);
  if (length == NL_POSITION) lua_pushinteger(matcher->L, from - matcher->subject + 1);
  else lua_pushlstring(matcher->L, (const char *)from, (size_t)length);
}

// Pushes all captures; the whole match when there are none and `start` is not NULL.
static int push_captures(Matcher *matcher, const Byte *start, const Byte *end) {
  int count = matcher->count == 0 && start != NULL ? 1 : matcher->count;
  luaL_checkstack(matcher->L, count, "too many captures");
  for (int index = 0; index < count; index++) push_capture(matcher, index, start, end);
  return count;
}

// Arguments ----------------------------------------------------------------------------------------

typedef struct {
  const Byte *bytes;
  size_t length;
} Text;

static Text check_text(lua_State *L, int argument) {
  Text text;
  text.bytes = (const Byte *)luaL_checklstring(L, argument, &text.length);
  return text;
}

// Where to begin, counted from 0, by an optional argument; may be past the end of the text.
static size_t check_start(lua_State *L, int argument, size_t length) {
  lua_Integer position = luaL_optinteger(L, argument, 1);
  if (position > 0) return (size_t)position - 1;
  if (position == 0 || position < -(lua_Integer)length) return 0;
  return length - (size_t)-position;
}

static bool is_plain(lua_State *L, Text pattern) {
  static const char special[] = "^$*+?.([%-";
  for (size_t index = 0; index < pattern.length; index++) {
    if (memchr(special, pattern.bytes[index], sizeof special - 1) != NULL) return false;
    nl_look(L, index);
  }
  return true;
}

// find and match -----------------------------------------------------------------------------------

// The first place in some bytes where the head of a text stands. The first byte is looked for, which
// is fastest while it is rare; where it is not, all is left to memmem.
static const Byte *find_head(const Byte *at, size_t length, const Byte *head, size_t head_length) {
  static const ptrdiff_t usual_gap = 32;
  const Byte *start = at, *end = at + length - head_length + 1;
  for (ptrdiff_t tries = 1; at < end; tries++) {
    at = memchr(at, head[0], (size_t)(end - at));
    if (at == NULL) return NULL;
    if (memcmp(at, head, head_length) == 0) return at;
    at++;
    if (tries >= 8 && at - start < tries * usual_gap) {
      return memmem(at, (size_t)(end - at) + head_length - 1, head, head_length);
    }
  }
  return NULL;
}

// The first place of a text, by pieces: of a long one the head is looked for, then compared.
static const Byte *find_text(lua_State *L, const Byte *at, const Byte *end, Text wanted) {
  static const size_t most_at_once = 1 << 20, most_head = 256;
  size_t head = wanted.length < most_head ? wanted.length : most_head;
  if (head == 0) return at;
  if (wanted.length > (size_t)(end - at)) return NULL;
  const Byte *last = end - wanted.length;
  while (at <= last) {
    size_t length = (size_t)(last - at) + head;
    if (length > most_at_once) length = most_at_once;
    const Byte *found = find_head(at, length, wanted.bytes, head);
    if (found && memcmp(found + head, wanted.bytes + head, wanted.length - head) == 0) {
      return found;
    }
    at = found ? found + 1 : at + (length - head + 1);
    if (nl_is_stopping(context_of(L))) nl_raise_stop(L);
  }
  return NULL;
}

static int push_places(lua_State *L, Text text, const Byte *start, const Byte *end) {
  lua_pushinteger(L, start - text.bytes + 1);
  lua_pushinteger(L, end - text.bytes);
  return 2;
}

static int find_or_match(lua_State *L, bool finds) {
  Text text = check_text(L, 1), pattern = check_text(L, 2);
  size_t start = check_start(L, 3, text.length);
  if (start > text.length) {
    lua_pushnil(L);
    return 1;
  }
  const Byte *at = text.bytes + start, *end = text.bytes + text.length;
  if (finds && (lua_toboolean(L, 4) || is_plain(L, pattern))) {
    at = find_text(L, at, end, pattern);
    if (at != NULL) return push_places(L, text, at, at + pattern.length);
  } else {
    Matcher matcher;
    bool is_anchored = pattern.length > 0 && *pattern.bytes == '^';
    nl_begin_matching(&matcher, L, text.bytes, text.length, pattern.bytes + pattern.length);
    end = is_anchored ? nl_match_at(&matcher, at, pattern.bytes + 1)
                      : nl_match_from(&matcher, &at, pattern.bytes);
    if (end != NULL && !finds) return push_captures(&matcher, at, end);
    if (end != NULL) {
      push_places(L, text, at, end);
      return 2 + push_captures(&matcher, NULL, NULL);
    }
  }
  lua_pushnil(L);
  return 1;
}

static int string_find(lua_State *L) { return find_or_match(L, true); }
static int string_match(lua_State *L) { return find_or_match(L, false); }

// gmatch -------------------------------------------------------------------------------------------

// What a loop over matches remembers.
typedef struct {
  Matcher matcher;
  const Byte *at, *pattern;
  const Byte *latest;  // the end of the latest match: an empty one is not found there again
} Search;

// Upvalues: the search, the text, the pattern.
static int next_match(lua_State *L) {
  Search *search = lua_touserdata(L, lua_upvalueindex(1));
  search->matcher.L = L;
  for (;; search->at++) {
    const Byte *at = search->at;
    const Byte *end = nl_match_from(&search->matcher, &at, search->pattern);
    if (end == NULL) return 0;
    search->at = at;
    if (end == search->latest) continue;
    search->at = search->latest = end;
    return push_captures(&search->matcher, at, end);
  }
}

static int string_gmatch(lua_State *L) {
  Text text = check_text(L, 1), pattern = check_text(L, 2);
  size_t start = check_start(L, 3, text.length);
  lua_settop(L, 2);
  Search *search = lua_newuserdatauv(L, sizeof *search, 0);
  nl_begin_matching(&search->matcher, L, text.bytes, text.length, pattern.bytes + pattern.length);
  search->at = text.bytes + (start > text.length ? text.length + 1 : start);
  search->pattern = pattern.bytes;
  search->latest = NULL;
  lua_insert(L, 1);
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

// gsub ---------------------------------------------------------------------------------------------

static void add_bytes(luaL_Buffer *buffer, const Byte *from, const Byte *to) {
  luaL_addlstring(buffer, (const char *)from, (size_t)(to - from));
}

// Adds the text at argument 3, with captures for '%1' and so on.
static void add_template(Matcher *matcher, luaL_Buffer *buffer, const Byte *start,
                         const Byte *end) {
  size_t length;
  const Byte *at = (const Byte *)lua_tolstring(matcher->L, 3, &length), *last = at + length;
  const Byte *mark;
  nl_spend(matcher, (ptrdiff_t)(length / 64));
  while ((mark = memchr(at, '%', (size_t)(last - at))) != NULL) {
    const Byte *from;
    add_bytes(buffer, at, mark);
    at = mark + 2;
    if (mark[1] == '%') {
      luaL_addchar(buffer, '%');
    } else if (mark[1] == '0') {
      add_bytes(buffer, start, end);
    } else if (mark[1] >= '1' && mark[1] <= '9') {
      ptrdiff_t size = find_capture(matcher, mark[1] - '1', start, end, &from);
      if (size == NL_POSITION) {
        lua_pushinteger(matcher->L, from - matcher->subject + 1);
        luaL_addvalue(buffer);
      } else {
        add_bytes(buffer, from, from + size);
      }
    } else {
      luaL_error(matcher->L, "invalid use of '%%' in replacement string");
    }
    nl_spend(matcher, 1);
  }
  add_bytes(buffer, at, last);
}

// Adds what stands for a match; false when that is the match itself.
static bool add_replacement(Matcher *matcher, luaL_Buffer *buffer, const Byte *start,
                            const Byte *end, int type) {
  lua_State *L = matcher->L;
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(matcher, start, end), 1);
  } else if (type == LUA_TTABLE) {
    push_capture(matcher, 0, start, end);
    lua_gettable(L, 3);
  } else {
    add_template(matcher, buffer, start, end);
    return true;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    add_bytes(buffer, start, end);
    return false;
  }
  if (!lua_isstring(L, -1)) {
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  }
  luaL_addvalue(buffer);
  return true;
}

static int string_gsub(lua_State *L) {
  Text text = check_text(L, 1), pattern = check_text(L, 2);
  int type = lua_type(L, 3);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)text.length + 1), count = 0;
  luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                          type == LUA_TTABLE, 3, "string/function/table");
  bool is_anchored = pattern.length > 0 && *pattern.bytes == '^', is_changed = false;
  const Byte *rule = is_anchored ? pattern.bytes + 1 : pattern.bytes;
  const Byte *at = text.bytes, *copied = at, *latest = NULL, *last = at + text.length;
  luaL_Buffer buffer;
  size_t known = 0;
  Matcher matcher;
  nl_begin_matching(&matcher, L, text.bytes, text.length, pattern.bytes + pattern.length);
  luaL_buffinit(L, &buffer);
  while (count < most && at <= last) {
    const Byte *end = is_anchored ? nl_match_at(&matcher, at, rule)
                                  : nl_match_from(&matcher, &at, rule);
    if (end == NULL) break;
    if (end == latest) {
      at++;
      continue;
    }
    count++;
    add_bytes(&buffer, copied, at);
    if (add_replacement(&matcher, &buffer, at, end, type)) is_changed = true;
    nl_make_room_to_grow(L, &buffer, &known);
    at = copied = latest = end;
    if (is_anchored) break;
  }
  if (is_changed) {
    add_bytes(&buffer, copied, last);
    luaL_pushresult(&buffer);
  } else {
    lua_pushvalue(L, 1);
  }
  lua_pushinteger(L, count);
  return 2;
}

void nl_set_match_functions(lua_State *L) {
  static const luaL_Reg functions[] = {{"find", string_find},
                                       {"match", string_match},
                                       {"gmatch", string_gmatch},
                                       {"gsub", string_gsub},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
