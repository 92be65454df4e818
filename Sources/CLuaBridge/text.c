// Values as text without addresses: tostring, print and string.format.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "bridge.h"

static const char numbers_key;  // in the registry: a number for each object that was shown

// Makes the table of the numbers and puts it in its place; it is left on the stack.
static void push_numbers(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &numbers_key);
}

// Puts the numbers of objects that are still there into a new table: Lua never makes a table smaller,
// and a loop that shows new objects lets it grow. Called behind a full collection.
void renew_numbers(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &numbers_key) != LUA_TTABLE) {
    lua_pop(L, 1);
    return;
  }
  int old = lua_gettop(L);
  push_numbers(L);
  lua_pushnil(L);
  while (lua_next(L, old)) {
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, old + 1);
    lua_pop(L, 1);
  }
  lua_settop(L, old - 1);
}

// Gives the objects of a state numbers in the order in which they are first shown: two runs of the
// same script show the same.
static lua_Integer number_of(lua_State *L, int index) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &numbers_key) != LUA_TTABLE) {
    lua_pop(L, 1);
    push_numbers(L);
  }
  lua_pushvalue(L, index);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushinteger(L, ++context_of(L)->shown_objects);
    lua_pushvalue(L, index);
    lua_pushvalue(L, -2);
    lua_rawset(L, -4);
  }
  lua_Integer number = lua_tointeger(L, -1);
  lua_pop(L, 2);
  return number;
}

static bool has_address(lua_State *L, int index) {
  int type = lua_type(L, index);
  return type >= LUA_TTABLE || type == LUA_TLIGHTUSERDATA;
}

static void push_number(lua_State *L, int index) {
  char text[32];
  snprintf(text, sizeof text, "0x%08llx", (unsigned long long)number_of(L, index));
  lua_pushstring(L, text);
}

const char *nl_push_text(lua_State *L, int index, size_t *length) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  if (!context_of(L)->is_guarded || !has_address(L, index)) {
    return luaL_tolstring(L, index, length);
  }
  if (luaL_callmeta(L, index, "__tostring")) {
    if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
    return lua_tolstring(L, -1, length);
  }
  int top = lua_gettop(L);
  bool is_named = luaL_getmetafield(L, index, "__name") == LUA_TSTRING;
  const char *name = is_named ? lua_tostring(L, -1) : luaL_typename(L, index);
  push_number(L, index);
  lua_pushfstring(L, "%s: %s", name, lua_tostring(L, -1));
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
  return lua_tolstring(L, -1, length);
}

// Puts the text of an argument in its place, unless Lua's own text has no address in it.
static void replace_by_text(lua_State *L, int argument) {
  if (!has_address(L, argument)) return;
  nl_push_text(L, argument, NULL);
  lua_replace(L, argument);
}

static int guarded_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  nl_push_text(L, 1, NULL);
  return 1;
}

static int guarded_print(lua_State *L) {
  int count = lua_gettop(L);
  for (int argument = 1; argument <= count; argument++) replace_by_text(L, argument);
  return nl_go_on(L);
}

// string.format ------------------------------------------------------------------------------------

// Whether Lua takes what stands between '%' and 'p'; else it raises.
static bool is_pointer_format(const char *at, const char *end) {
  at += strspn(at, "-");
  return at == end ||
         (end - at <= 2 && *at != '0' && (size_t)(end - at) == strspn(at, "0123456789"));
}

static void replace_by_number(lua_State *L, int argument) {
  if (has_address(L, argument)) push_number(L, argument);
  else lua_pushliteral(L, "(null)");
  lua_replace(L, argument);
}

// Puts a text as a literal in its place.
static void replace_by_literal(lua_State *L, int argument) {
  size_t length;
  const char *bytes = lua_tolstring(L, argument, &length);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  luaL_addchar(&buffer, '"');
  for (size_t index = 0; index < length; index++) {
    unsigned char byte = (unsigned char)bytes[index];
    nl_look(L, index);
    if (byte == '"' || byte == '\\' || byte == '\n') {
      luaL_addchar(&buffer, '\\');
      luaL_addchar(&buffer, (char)byte);
    } else if (iscntrl(byte)) {
      char code[8];
      bool digit_follows = isdigit((unsigned char)bytes[index + 1]);
      snprintf(code, sizeof code, digit_follows ? "\\%03d" : "\\%d", byte);
      luaL_addstring(&buffer, code);
    } else {
      luaL_addchar(&buffer, (char)byte);
    }
  }
  luaL_addchar(&buffer, '"');
  luaL_pushresult(&buffer);
  lua_replace(L, argument);
}

// Prepares the argument of one conversion; true when it is now a text for '%s'.
static bool prepare(lua_State *L, int argument, const char *modifiers, const char *letter) {
  static const size_t long_text = 1 << 16;
  if (*letter == 's') {
    replace_by_text(L, argument);
  } else if (*letter == 'p' && is_pointer_format(modifiers, letter)) {
    replace_by_number(L, argument);
    return true;
  } else if (*letter == 'q' && letter == modifiers && lua_type(L, argument) == LUA_TSTRING &&
             lua_rawlen(L, argument) >= long_text) {
    replace_by_literal(L, argument);
    return true;
  }
  return false;
}

// Lua's own function does the work, on arguments that show no address and take it no long time.
int nl_string_format(lua_State *L) {
  static const size_t most_format = 1 << 24;
  size_t length;
  const char *format = luaL_checklstring(L, 1, &length), *at = format, *end = format + length;
  int top = lua_gettop(L), argument = 1;
  char *changed = NULL;
  if (length > most_format) return luaL_argerror(L, 1, "format too long");
  while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
    if (*++at == '%') {
      at++;
      continue;
    }
    if (++argument > top) break;  // Lua says so
    const char *modifiers = at;
    at += strspn(at, "-+ #0123456789.");
    if (prepare(L, argument, modifiers, at)) {
      if (changed == NULL) changed = memcpy(lua_newuserdatauv(L, length, 0), format, length);
      changed[at - format] = 's';
    }
    if (at < end) at++;
  }
  if (changed != NULL) {
    lua_pushlstring(L, changed, length);
    lua_replace(L, 1);
    lua_settop(L, top);
  }
  return nl_go_on(L);
}

void nl_set_text_functions(lua_State *L) {
  nl_wrap(L, "tostring", guarded_tostring);
  nl_wrap(L, "print", guarded_print);
}
