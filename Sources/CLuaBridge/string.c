// Functions of the string library that work long on long texts, in pieces that can be stopped.
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "bridge.h"

static const size_t at_once = 1 << 20;

static size_t piece(lua_State *L, size_t left) {
  if (nl_is_stopping(context_of(L))) nl_raise_stop(L);
  return left < at_once ? left : at_once;
}

static void copy(lua_State *L, char *to, const char *from, size_t length) {
  while (length > 0) {
    size_t count = piece(L, length);
    memcpy(to, from, count);
    to += count;
    from += count;
    length -= count;
  }
}

static int string_rep(lua_State *L) {
  size_t length, separator_length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer times = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &separator_length);
  size_t unit = length + separator_length;
  if (times <= 0 || unit == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (unit < length || unit > (size_t)INT_MAX / (size_t)times) {
    return luaL_error(L, "resulting string too large");
  }
  luaL_Buffer buffer;
  size_t total = unit * (size_t)times - separator_length;
  nl_make_room(L, total);
  char *start = luaL_buffinitsize(L, &buffer, total);
  copy(L, start, text, length);
  if (times > 1) copy(L, start + length, separator, separator_length);
  for (size_t done = unit; done < total;) {
    size_t period = done - done % unit;  // what is there begins again after it
    size_t count = piece(L, total - done < period ? total - done : period);
    memcpy(start + done, start + done - period, count);
    done += count;
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

static int change_bytes(lua_State *L, int (*change)(int)) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  luaL_Buffer buffer;
  nl_make_room(L, length);
  char *result = luaL_buffinitsize(L, &buffer, length);
  for (size_t done = 0; done < length;) {
    size_t end = done + piece(L, length - done);
    for (; done < end; done++) result[done] = (char)change((unsigned char)text[done]);
  }
  luaL_pushresultsize(&buffer, length);
  return 1;
}

static int string_lower(lua_State *L) { return change_bytes(L, tolower); }
static int string_upper(lua_State *L) { return change_bytes(L, toupper); }

static int string_reverse(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  luaL_Buffer buffer;
  nl_make_room(L, length);
  char *result = luaL_buffinitsize(L, &buffer, length);
  for (size_t done = 0; done < length;) {
    size_t end = done + piece(L, length - done);
    for (; done < end; done++) result[done] = text[length - 1 - done];
  }
  luaL_pushresultsize(&buffer, length);
  return 1;
}

// Packing ------------------------------------------------------------------------------------------

static void check_format_length(lua_State *L) {
  static const size_t most_format = 1 << 20;
  size_t length;
  luaL_checklstring(L, 1, &length);
  if (length > most_format) luaL_argerror(L, 1, "format too long");
}

// Lua fills up texts of a fixed size byte by byte.
static int string_pack(lua_State *L) {
  static const size_t most_fixed = 1 << 26;
  check_format_length(L);
  size_t fixed = 0;
  for (const char *at = lua_tostring(L, 1); *at != 0;) {
    if (*at++ != 'c') continue;
    size_t size = 0;
    for (; isdigit((unsigned char)*at) && size <= most_fixed; at++) {
      size = size * 10 + (size_t)(*at - '0');
    }
    fixed += size;
    if (fixed > most_fixed) return luaL_argerror(L, 1, "sizes of texts too large");
  }
  return nl_go_on(L);
}

static int string_unpack(lua_State *L) {
  check_format_length(L);
  return nl_go_on(L);
}

void nl_set_string_functions(lua_State *L) {
  static const luaL_Reg functions[] = {{"rep", string_rep},
                                       {"lower", string_lower},
                                       {"upper", string_upper},
                                       {"reverse", string_reverse},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  nl_wrap(L, "format", nl_string_format);
  nl_wrap(L, "pack", string_pack);
  nl_wrap(L, "unpack", string_unpack);
  nl_wrap(L, "packsize", string_unpack);
}
