// Memory accounting, and opening and closing of states.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge.h"

bool nl_is_over_limit(Context *context) {
  return context->limit != 0 && context->used > context->limit;
}

// Lua asks again, after a full collection, for what was refused. The second refusal of the same
// request is final and stops the whole call, so that no pcall goes on as if nothing had happened; so
// is the first one of what can never fit, for buffers are asked for but once.
static bool is_refused(Context *context, size_t old_size, size_t new_size) {
  if (context->limit == 0 || context->host_depth > 0 || new_size <= old_size) return false;
  if (context->used - old_size + new_size <= context->limit) return false;
  bool is_second = context->refused_from == old_size && context->refused_to == new_size;
  if (is_second || new_size > context->limit) {
    nl_stop_call(context, NL_STOP_MEMORY);
    lua_State *running = atomic_load(&context->current);
    if (running != NULL) nl_arm(running);
  }
  context->refused_from = old_size;
  context->refused_to = new_size;
  return true;
}

void *nl_allocate(void *ud, void *block, size_t old_size, size_t new_size) {
  Context *context = ud;
  if (block == NULL) old_size = 0;  // then it is the type of the new object
  if (new_size == 0) {
    if (block != NULL && old_size == context->object_size) nl_release_lost(context, block);
    free(block);
    context->used -= old_size;
    return NULL;
  }
  if (context->limits.depth != 0 && new_size > old_size && context->host_depth == 0) {
    nl_check_depth(context, new_size);
  }
  if (is_refused(context, old_size, new_size)) return NULL;
  void *result = realloc(block, new_size);
  if (result == NULL) {
    if (new_size > old_size && context->host_depth == 0) return NULL;
    if (new_size > old_size) {
      // Lua would raise over a Swift frame.
      fputs("newslab: out of memory\n", stderr);
      abort();
    }
    result = block;  // Lua takes it for granted that a block can shrink
  }
  context->refused_from = context->refused_to = 0;
  context->used = context->used - old_size + new_size;
  return result;
}

// Without a collection in between, so that nothing but the userdata is counted.
static void measure_object(lua_State *L, Context *context) {
  lua_gc(L, LUA_GCSTOP);
  size_t before = context->used;
  memset(lua_newuserdatauv(L, sizeof(nl_Object), 1), 0, sizeof(nl_Object));
  context->object_size = context->used - before;
  lua_pop(L, 1);
  lua_gc(L, LUA_GCRESTART);
}

static int panic(lua_State *L) {
  const char *message = lua_tostring(L, -1);
  fprintf(stderr, "newslab: unprotected error in Lua: %s\n", message ? message : "?");
  return 0;  // Lua aborts
}

lua_State *nl_open(nl_Host host, size_t memory_limit) {
  Context *context = calloc(1, sizeof *context);
  if (context == NULL) return NULL;
  context->host = host;
  lua_State *L = lua_newstate(nl_allocate, context);
  if (L == NULL) {
    free(context);
    return NULL;
  }
  pthread_mutex_init(&context->lock, NULL);
  context->limit = memory_limit;
  context->host_depth = 1;
  *(Context **)lua_getextraspace(L) = context;
  context->main = L;
  lua_atpanic(L, panic);
  measure_object(L, context);
  return L;
}

nl_Remains nl_close(lua_State *L) {
  Context *context = context_of(L);
  context->host_depth++;
  lua_close(L);
  nl_Remains remains = {(int64_t)context->used, context->objects};
  pthread_mutex_destroy(&context->lock);
  free(context);
  return remains;
}

void nl_set_owner(lua_State *L, void *owner) { context_of(L)->owner = owner; }
void *nl_owner(lua_State *L) { return context_of(L)->owner; }
size_t nl_memory_used(lua_State *L) { return context_of(L)->used; }
void nl_set_memory_limit(lua_State *L, size_t limit) { context_of(L)->limit = limit; }

void nl_note_host_memory(lua_State *L, size_t bytes) {
  static const size_t least = (size_t)64 << 20;
  Context *context = context_of(L);
  context->noted = bytes > SIZE_MAX - context->noted ? SIZE_MAX : context->noted + bytes;
  if (context->noted < (context->used > least ? context->used : least)) return;
  context->noted = 0;
  lua_gc(L, LUA_GCCOLLECT, 0);
}

static int collect(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT, 0);
  lua_gc(L, LUA_GCCOLLECT, 0);  // what had a finalizer goes only now
  return 0;
}

int nl_collect(lua_State *L) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  lua_pushcfunction(L, collect);
  return nl_protect(L, 0, 0);
}
