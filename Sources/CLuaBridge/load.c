// load: text only, read in pieces, so that compiling can be stopped.
#include "bridge.h"

static const char binary_mark = '\x1b';  // the first byte of compiled code
static const size_t at_once = 1 << 16;

typedef struct {
  const char *bytes;  // NULL when a function gives the pieces
  size_t left;
  bool has_begun;
} Source;

// Where the function that gives the pieces stands, and where the piece that is read is kept.
enum { READER = 1, PIECE = 5 };

static const char *next_piece(lua_State *L, Source *source, size_t *size) {
  if (source->bytes != NULL) {
    const char *piece = source->bytes;
    *size = source->left < at_once ? source->left : at_once;
    source->bytes += *size;
    source->left -= *size;
    return piece;
  }
  luaL_checkstack(L, 2, "too many nested functions");
  lua_pushvalue(L, READER);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    *size = 0;
    return NULL;
  }
  if (!lua_isstring(L, -1)) luaL_error(L, "reader function must return a string");
  lua_replace(L, PIECE);
  return lua_tolstring(L, PIECE, size);
}

static const char *read_piece(lua_State *L, void *data, size_t *size) {
  Source *source = data;
  if (nl_is_stopping(context_of(L))) nl_raise_stop(L);
  const char *piece = next_piece(L, source, size);
  if (piece != NULL && *size > 0 && !source->has_begun) {
    source->has_begun = true;
    if (*piece == binary_mark) {
      lua_pushliteral(L, "attempt to load a binary chunk (mode is 't')");
      lua_error(L);
    }
  }
  return piece;
}

// Arguments: source, name, mode, environment.
static int load_text(lua_State *L) {
  Source source = {NULL, 0, false};
  const char *mode = luaL_optstring(L, 3, "t"), *name;
  bool has_environment = !lua_isnone(L, 4);
  source.bytes = lua_tolstring(L, 1, &source.left);
  if (source.bytes != NULL) {
    name = luaL_optstring(L, 2, source.bytes);
  } else {
    name = luaL_optstring(L, 2, "=(load)");
    luaL_checktype(L, 1, LUA_TFUNCTION);
  }
  lua_settop(L, PIECE);
  int status = lua_load(L, read_piece, &source, name, mode);
  if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
  if (status != LUA_OK) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  if (has_environment) {
    lua_pushvalue(L, 4);
    if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
  }
  return 1;
}

void nl_set_load_functions(lua_State *L) { nl_wrap(L, "load", load_text); }
