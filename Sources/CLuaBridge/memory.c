// Memory accounting, and opening and closing of states.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge.h"

bool nl_is_over_limit(Context *context) {
  return context->limit != 0 && context->used > context->limit;
}

static void stop_for_memory(Context *context) {
  lua_State *running = atomic_load(&context->current);
  nl_stop_call(context, NL_STOP_MEMORY);
  if (running != NULL) nl_arm(running);
}

// Lua asks again, after a full collection that takes no memory, for what was refused. Whatever else
// is asked for next, the refusal was final: buffers are asked for but once.
static bool is_asked_again(const Context *context, size_t old_size, size_t new_size) {
  return context->refused_from == old_size && context->refused_to == new_size;
}

// A refusal that is final stops the whole call, so that no pcall goes on as if nothing had happened.
static bool is_refused(Context *context, size_t old_size, size_t new_size) {
  if (context->limit == 0 || context->host_depth > 0 || new_size <= old_size) return false;
  bool is_second = is_asked_again(context, old_size, new_size);
  if (context->refused_to != 0 && !is_second) stop_for_memory(context);
  if (context->used - old_size + new_size <= context->limit) return false;
  lua_State *running = atomic_load(&context->current);
  if (running != NULL) nl_note_place(running);
  if (is_second || new_size > context->limit) stop_for_memory(context);
  context->refused_from = old_size;
  context->refused_to = new_size;
  return true;
}

// Blocks that are not large are kept for the next of the same size: Lua frees and takes many of a kind,
// and the C library is slow at that once a process has threads. Sizes are rounded up to a unit, that of
// the texts of articles to a larger one, so that any kept block of a class serves any size of the class.
// Under address sanitizer nothing is kept, as it must see what is used after it was freed.
#if defined(__SANITIZE_ADDRESS__)
#define NL_KEEPS_BLOCKS 0
#elif defined(__has_feature)
#define NL_KEEPS_BLOCKS (!__has_feature(address_sanitizer))
#else
#define NL_KEEPS_BLOCKS 1
#endif

enum { UNIT = 16, LARGE_UNIT = 512, HEAD = 8, MOST_KEPT_SMALL = 1 << 16, MOST_KEPT_LARGE = 1 << 17,
       MOST_SMALL = (NL_SMALL_CLASSES - 1) * UNIT + HEAD };

static size_t class_of(size_t size) {
  if (size <= MOST_SMALL) return (size + (UNIT - 1 - HEAD)) / UNIT;
  return NL_SMALL_CLASSES + (size - MOST_SMALL - 1) / LARGE_UNIT;
}

// glibc has blocks of so many bytes: a multiple of the unit with the head of the next block.
static size_t class_size(size_t class_) {
  if (class_ < NL_SMALL_CLASSES) return class_ * UNIT + HEAD;
  return MOST_SMALL + (class_ - NL_SMALL_CLASSES + 1) * LARGE_UNIT;
}

static bool is_kept(size_t size) {
  return NL_KEEPS_BLOCKS && size <= class_size(NL_BLOCK_CLASSES - 1);
}

static void free_block(Context *context, void *block, size_t size) {
  if (block != NULL && is_kept(size)) {
    BlockList *list = &context->blocks[class_of(size)];
    if (list->bytes < (size <= MOST_SMALL ? MOST_KEPT_SMALL : MOST_KEPT_LARGE)) {
      *(void **)block = list->first;
      list->first = block;
      list->bytes += (uint32_t)class_size(class_of(size));
      return;
    }
  }
  free(block);
}

static void *new_block(Context *context, size_t size) {
  if (!is_kept(size)) return malloc(size);
  BlockList *list = &context->blocks[class_of(size)];
  void *block = list->first;
  if (block == NULL) return malloc(class_size(class_of(size)));
  list->first = *(void **)block;
  list->bytes -= (uint32_t)class_size(class_of(size));
  return block;
}

static void *resize_block(void *block, size_t old_size, size_t new_size) {
  if (!is_kept(new_size)) return realloc(block, new_size);
  if (is_kept(old_size) && class_of(old_size) == class_of(new_size)) return block;
  return realloc(block, class_size(class_of(new_size)));
}

static void free_kept_blocks(Context *context) {
  for (int class_ = 0; class_ < NL_BLOCK_CLASSES; class_++) {
    for (void *block = context->blocks[class_].first, *next; block != NULL; block = next) {
      next = *(void **)block;
      free(block);
    }
    context->blocks[class_] = (BlockList){NULL, 0};
  }
}

// Whether a block of the size is refused; looks at the depth of calls too.
static bool is_growth_refused(Context *context, size_t old_size, size_t new_size) {
  if (context->limits.depth != 0 && context->host_depth == 0) nl_check_depth(context, new_size);
  return is_refused(context, old_size, new_size);
}

void *nl_allocate(void *ud, void *block, size_t old_size, size_t new_size) {
  Context *context = ud;
  if (block == NULL) old_size = 0;  // then it is the type of the new object
  if (new_size == 0) {
    if (block != NULL && old_size == context->object_size) nl_release_lost(context, block);
    free_block(context, block, old_size);
    context->used -= old_size;
    return NULL;
  }
  // Small blocks are no stacks, and most are far from the limit.
  bool is_plain = context->refused_to == 0 && new_size <= MOST_SMALL &&
                  context->used + new_size <= context->limit;
  if (!is_plain && new_size > old_size && is_growth_refused(context, old_size, new_size)) {
    return NULL;
  }
  void *result = block == NULL ? new_block(context, new_size)
                               : resize_block(block, old_size, new_size);
  if (result == NULL) {
    if (new_size > old_size && context->host_depth == 0) return NULL;
    if (new_size > old_size) {
      // Lua would raise over a Swift frame.
      fputs("newslab: out of memory\n", stderr);
      abort();
    }
    result = block;  // Lua takes it for granted that a block can shrink
  }
  if (new_size > old_size) context->refused_from = context->refused_to = 0;
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
    free_kept_blocks(context);
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
  free_kept_blocks(context);
  nl_Remains remains = {(int64_t)context->used, context->objects};
  pthread_mutex_destroy(&context->lock);
  free(context->profile);
  free(context);
  return remains;
}

void nl_make_room(lua_State *L, size_t size) {
  Context *context = context_of(L);
  if (context->limit == 0 || size > context->limit) return;
  if (context->used > context->limit - size) lua_gc(L, LUA_GCCOLLECT, 0);
}

void nl_make_room_to_grow(lua_State *L, luaL_Buffer *buffer, size_t *known) {
  size_t length = luaL_bufflen(buffer);
  if (length < LUAL_BUFFERSIZE || length < *known) return;
  *known = 2 * length;
  nl_make_room(L, 3 * length);
}

bool nl_is_running(lua_State *L) { return context_of(L)->call_depth > 0; }
void nl_set_owner(lua_State *L, void *owner) { context_of(L)->owner = owner; }
void *nl_owner(lua_State *L) { return context_of(L)->owner; }
size_t nl_memory_used(lua_State *L) { return context_of(L)->used; }
void nl_set_memory_limit(lua_State *L, size_t limit) {
  context_of(L)->limit = limit;
  if (context_of(L)->is_guarded) nl_set_pause(L);
}

void nl_note_host_memory(lua_State *L, size_t bytes) {
  // Little garbage of the host stays near the processor and is used again soon.
  static const size_t least = (size_t)8 << 20;
  Context *context = context_of(L);
  context->noted = bytes > SIZE_MAX - context->noted ? SIZE_MAX : context->noted + bytes;
  if (context->noted < (context->used > least ? context->used : least)) return;
  context->noted = 0;
  lua_gc(L, LUA_GCCOLLECT, 0);
}

// What had a finalizer goes in the second round; what Lua keeps for calls and for the names of
// strings shrinks by half in each.
static int collect(lua_State *L) {
  static const int most_rounds = 20;
  Context *context = context_of(L);
  lua_gc(L, LUA_GCCOLLECT, 0);
  renew_numbers(L);
  for (int round = 0; round < most_rounds; round++) {
    size_t before = context->used;
    lua_gc(L, LUA_GCCOLLECT, 0);
    if (context->used >= before - before / 32) break;
  }
  return 0;
}

int nl_collect(lua_State *L) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  lua_pushcfunction(L, collect);
  int status = nl_protect(L, 0, 0);
  free_kept_blocks(context_of(L));
  return status;
}
