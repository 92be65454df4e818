// What the .c files of the bridge share; never seen by Swift.
#ifndef NL_BRIDGE_H
#define NL_BRIDGE_H

#include <lua5.4/lua.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
#include <pthread.h>
#include <stdatomic.h>

#include "CLuaBridge.h"

// One for each state, found from any of its coroutines through Lua's extra space.
typedef struct {
  lua_State *main;
  lua_State *current;  // the coroutine that runs; read by the signal handler
  nl_Host host;
  void *owner;
  // Memory: the limit counts only while host_depth is 0.
  size_t used, limit, refused_from, refused_to;
  int host_depth;
  // Interruption: `lock` guards `inside` and `thread`.
  atomic_int stop;
  int stop_reason;
  pthread_mutex_t lock;
  bool inside;
  pthread_t thread;
  int call_depth;
  // The latest error.
  char error_source[512];
  int error_line;
  int traceback;  // reference, or LUA_NOREF
} Context;

static inline Context *context_of(lua_State *L) { return *(Context **)lua_getextraspace(L); }

void *nl_allocate(void *ud, void *block, size_t old_size, size_t new_size);
bool nl_is_over_limit(Context *context);

void nl_stop_hook(lua_State *L, lua_Debug *activation);
void nl_arm(lua_State *L);
int nl_raise_stop(lua_State *L);
void nl_enter(Context *context, Context **outer);
void nl_leave(Context *context, Context *outer);

// Runs after host code: raises what is to be raised, else returns the number of results.
int nl_finish_host(lua_State *L, Context *context, int results);
int nl_message_handler(lua_State *L);
// lua_pcall as the bridge does it: with the limit in force; no position or traceback is kept.
int nl_protect(lua_State *L, int arguments, int results);

#endif
