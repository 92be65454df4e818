// Functions of the utf8 library that walk over a text.
#include "bridge.h"

typedef unsigned char Byte;

static bool is_continuation(Byte byte) { return (byte & 0xC0) == 0x80; }

// The number of bytes of the character at `at`, or 0 when it is none. The text ends with a zero.
static int character_length(const Byte *at, bool is_lax) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};
  if (*at < 0x80) return 1;
  if (*at < 0xC0 || *at >= 0xFE) return 0;
  int length = 2;
  while (*at & 0x80 >> length) length++;
  uint32_t code = *at & (0x7Fu >> length);
  for (int index = 1; index < length; index++) {
    if (!is_continuation(at[index])) return 0;
    code = code << 6 | (at[index] & 0x3F);
  }
  if (code < least[length]) return 0;
  if (!is_lax && (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))) return 0;
  return length;
}

// A position counted from the end when it is negative; 0 before the beginning.
static lua_Integer from_start(lua_Integer position, size_t length) {
  if (position >= 0) return position;
  return (size_t)-position > length ? 0 : (lua_Integer)length + position + 1;
}

static int utf8_len(lua_State *L) {
  size_t length;
  const Byte *text = (const Byte *)luaL_checklstring(L, 1, &length);
  lua_Integer at = from_start(luaL_optinteger(L, 2, 1), length);
  lua_Integer last = from_start(luaL_optinteger(L, 3, -1), length);
  bool is_lax = lua_toboolean(L, 4);
  lua_Integer count = 0;
  luaL_argcheck(L, at >= 1 && --at <= (lua_Integer)length, 2, "initial position out of bounds");
  luaL_argcheck(L, --last < (lua_Integer)length, 3, "final position out of bounds");
  for (; at <= last; count++) {
    int size = character_length(text + at, is_lax);
    nl_look(L, (uint64_t)count);
    if (size == 0) {
      lua_pushnil(L);
      lua_pushinteger(L, at + 1);
      return 2;
    }
    at += size;
  }
  lua_pushinteger(L, count);
  return 1;
}

// Moves to the beginning of a character before or after; false when the text ends first.
static bool step(lua_State *L, const Byte *text, lua_Integer *at, lua_Integer end, int by) {
  if (by < 0 ? *at <= 0 : *at >= end) return false;
  do {
    *at += by;
    nl_look(L, (uint64_t)*at);
  } while ((by > 0 || *at > 0) && is_continuation(text[*at]));
  return true;
}

static int utf8_offset(lua_State *L) {
  size_t length;
  const Byte *text = (const Byte *)luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2), end = (lua_Integer)length;
  lua_Integer at = from_start(luaL_optinteger(L, 3, count > 0 ? 1 : end + 1), length);
  luaL_argcheck(L, at >= 1 && --at <= end, 3, "position out of bounds");
  if (count == 0) {
    for (; at > 0 && is_continuation(text[at]); at--) nl_look(L, (uint64_t)at);
  } else if (is_continuation(text[at])) {
    return luaL_error(L, "initial position is a continuation byte");
  } else if (count < 0) {
    while (count < 0 && step(L, text, &at, end, -1)) count++;
  } else {
    count--;
    while (count > 0 && step(L, text, &at, end, 1)) count--;
  }
  if (count == 0) lua_pushinteger(L, at + 1);
  else lua_pushnil(L);
  return 1;
}

void nl_set_utf8_functions(lua_State *L) {
  static const luaL_Reg functions[] = {{"len", utf8_len}, {"offset", utf8_offset}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
