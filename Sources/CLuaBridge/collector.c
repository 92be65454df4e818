// How often garbage is collected: seldom while there is little of it.
//
// Lua collects when memory has doubled. A small state doubles every few thousand objects, and then
// most of the work is to look again at what was there before. A guarded state lets memory grow by
// `slack` first, or by half of what its limit leaves; a large one is collected as Lua does it. Scripts
// cannot change that.
#include "bridge.h"

enum { USUAL_PAUSE = 200, LONGEST_PAUSE = 1000 };  // in percent of what a collection left

static const size_t slack = (size_t)1 << 20;

void nl_set_pause(lua_State *L) {
  Context *context = context_of(L);
  size_t used = context->used, growth = slack;
  if (context->limit != 0) {
    size_t room = context->limit > used ? (context->limit - used) / 2 : 0;
    if (room < growth) growth = room;
  }
  size_t pause = 100 + growth / (used / 100 + 1);
  if (pause < USUAL_PAUSE) pause = USUAL_PAUSE;
  if (pause > LONGEST_PAUSE) pause = LONGEST_PAUSE;
  lua_gc(L, LUA_GCSETPAUSE, (int)pause);
}

static int end_cycle(lua_State *L);

// Pushes an object that nothing refers to, so that its finalizer runs at the end of each collection,
// just before Lua decides when the next one begins.
static void push_mark(lua_State *L) {
  lua_newuserdatauv(L, 0, 0);
  if (luaL_newmetatable(L, "nl_cycle")) {
    lua_pushcfunction(L, end_cycle);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
}

static int end_cycle(lua_State *L) {
  nl_set_pause(L);
  push_mark(L);
  return 0;
}

void nl_tune_collector(lua_State *L) {
  nl_set_pause(L);
  push_mark(L);
  lua_pop(L, 1);
}
