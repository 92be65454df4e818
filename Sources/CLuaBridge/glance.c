// Reading that runs nothing of a script: no metamethod, and no finalizer of what is collected.
#include "bridge.h"

bool nl_push_metatable(lua_State *L, int index) {
  int slot = nl_slot(L, index);
  return slot != 0 && lua_checkstack(L, 1) && lua_getmetatable(L, slot);
}

bool nl_pause_collector(lua_State *L) {
  if (!lua_gc(L, LUA_GCISRUNNING)) return false;
  lua_gc(L, LUA_GCSTOP);
  return true;
}

void nl_resume_collector(lua_State *L) { lua_gc(L, LUA_GCRESTART); }
