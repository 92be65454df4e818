// Variables of outer functions that a function of Lua uses.
#include "bridge.h"

// Pushes the value of an upvalue and gives its name; NULL, with nothing pushed, when the function
// has no such upvalue or is not one of Lua.
static const char *push_upvalue(lua_State *L, int index, int number) {
  index = nl_slot(L, index);
  if (index == 0 || !lua_isfunction(L, index) || lua_iscfunction(L, index)) return NULL;
  if (!lua_checkstack(L, 1)) return NULL;
  return lua_getupvalue(L, index, number);
}

const char *nl_upvalue_name(lua_State *L, int index, int number) {
  const char *name = push_upvalue(L, index, number);
  if (name != NULL) lua_pop(L, 1);
  return name;
}

bool nl_push_upvalue(lua_State *L, int index, int number) {
  return push_upvalue(L, index, number) != NULL;
}

bool nl_join_upvalue(lua_State *L, int index, int number, int other, int other_number) {
  if (nl_upvalue_name(L, index, number) == NULL) return false;
  if (nl_upvalue_name(L, other, other_number) == NULL) return false;
  lua_upvaluejoin(L, nl_slot(L, index), number, nl_slot(L, other), other_number);
  return true;
}
