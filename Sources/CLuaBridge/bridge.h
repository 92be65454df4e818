// What the .c files of the bridge share; never seen by Swift.
#ifndef NL_BRIDGE_H
#define NL_BRIDGE_H

#include <lua5.4/lua.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
#include <pthread.h>
#include <stdatomic.h>

#include "CLuaBridge.h"

// A bit for each byte.
typedef uint64_t ByteSet[4];

enum { NL_CLASSES = 11, NL_SMALL_CLASSES = 73, NL_BLOCK_CLASSES = NL_SMALL_CLASSES + 32 };

// Freed blocks of one size that are kept for the next of that size, each pointing to the next.
typedef struct {
  void *first;
  uint32_t bytes;
} BlockList;

// One for each state, found from any of its coroutines through Lua's extra space.
typedef struct Context {
  lua_State *main;
  _Atomic(lua_State *) current;  // the coroutine that runs; read by the signal handler
  nl_Host host;
  void *owner;
  // Memory: the limit counts only while host_depth is 0.
  size_t used, limit, refused_from, refused_to;  // the latter 0 when nothing was refused
  int host_depth;
  BlockList blocks[NL_BLOCK_CLASSES];  // by size, see memory.c
  size_t object_size;  // the block that Lua takes for an nl_Object with one uservalue
  int64_t objects;  // how many objects and functions of the host Lua owns
  size_t noted;  // what the host said since the last collection for that reason
  // Interruption: `lock` guards `inside` and `thread`.
  atomic_int stop;
  int stop_reason;
  pthread_mutex_t lock;
  bool inside;
  uint64_t sent_at, send_pause;  // when the call was signalled, and for how long it is left alone
  pthread_t thread;
  int call_depth;
  int close_depth;
  // Limits of each outermost call, and what is left of them in the one that runs; `lock` guards
  // `deadline`, which is 0 for none.
  nl_Limits limits;
  int64_t steps_left, output_left;
  uint64_t deadline;
  struct Context *outer;  // the state that ran on the thread when the outermost call began
  // The latest error.
  char error_source[4096];
  char error_place[LUA_IDSIZE + 24];  // "source:line: " as the message begins with it
  int error_line;
  bool is_stop_placed;  // the place is that of the stop: what raises behind it changes nothing
  char traceback_key, seed_key, frames_key;
  // The function whose variables a prompt sees, and the coroutine that runs it; NULL for none.
  lua_Debug place;
  lua_State *place_state;
  struct nl_Profile *profile;  // NULL while nobody wants to know where the time goes
  bool keeps_frames;  // whether errors keep what the functions that ran knew
  // Guards: whether they are there, the classes of patterns, then their complements.
  bool is_guarded;
  lua_Integer shown_objects;
  ByteSet classes[2 * NL_CLASSES];
} Context;

static inline Context *context_of(lua_State *L) { return *(Context **)lua_getextraspace(L); }

// Sets a field of the table on top.
static inline void set_text(lua_State *L, const char *name, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, name);
}

static inline void set_number(lua_State *L, const char *name, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

static inline bool nl_is_stopping(Context *context) {
  return atomic_load(&context->stop) != NL_STOP_NONE;
}

// Says which coroutine runs. Whoever calls this looks at `stop` afterwards: a signal that came
// before has reached the coroutine that ran until then.
static inline void nl_set_current(Context *context, lua_State *L) {
  atomic_store_explicit(&context->current, L, memory_order_relaxed);
  atomic_signal_fence(memory_order_seq_cst);
}

// A valid position counted from the bottom, or 0: the host may give any index.
static inline int nl_slot(lua_State *L, int index) {
  int top = lua_gettop(L);
  if (index > 0) return index <= top ? index : 0;
  return index < 0 && index >= -top ? top + index + 1 : 0;
}

extern const char nl_function_mark;  // its address marks the userdata of a retained function
// Releases what a userdata still retains when its block is freed: Lua drops a finalizer that fails,
// as each does for want of stack or memory when the collector runs at the end of either.
void nl_release_lost(Context *context, void *block);

void *nl_allocate(void *ud, void *block, size_t old_size, size_t new_size);
bool nl_is_over_limit(Context *context);
// Collects garbage when a buffer of that size would be refused: Lua itself does not.
void nl_make_room(lua_State *L, size_t size);
// The same for a buffer that is being filled, each time it has doubled; `known` begins with 0.
void nl_make_room_to_grow(lua_State *L, luaL_Buffer *buffer, size_t *known);

void nl_arm(lua_State *L);
int nl_raise_stop(lua_State *L);
void nl_enter(Context *context, Context **outer);
void nl_leave(Context *context, Context *outer);

// Sends the signal; the lock of the context is held.
void nl_send(Context *context);
// The monotonic clock in nanoseconds, as coarse as a tick of the kernel.
uint64_t nl_now(void);
// Stops the call that runs, unless it is stopped already.
void nl_stop_call(Context *context, int reason);
// Begins to count; the lock is held.
void nl_begin_limits(Context *context);
// Gives a coroutine the hook that it has while nothing is to be stopped: none, or that of steps.
void nl_rest(lua_State *L);
// Notes for the profile, if there is one, which line runs.
void nl_sample(Context *context, lua_State *L, lua_Debug *activation);
// Counts the steps of a coroutine that is resumed, when steps are counted.
void nl_count_steps(Context *context, lua_State *L);
// Counts a coroutine that is created.
void nl_count_coroutine(Context *context);
// Stops the call when a new block of that size may be a stack and the calls are too deep.
void nl_check_depth(Context *context, size_t new_size);

// Runs after host code: raises what is to be raised, else returns the number of results.
int nl_finish_host(lua_State *L, Context *context, int results);
int nl_message_handler(lua_State *L);
// Keeps what the functions that run know, for nl_take_frames.
void nl_capture_frames(lua_State *L);
// Keeps the line that runs as the place of a refusal, of which no message handler learns.
void nl_note_place(lua_State *L);
// lua_pcall as the bridge does it: with the limit in force; no position or traceback is kept.
int nl_protect(lua_State *L, int arguments, int results);

// Looks at the stop flag once every few thousand rounds of a loop.
static inline void nl_look(lua_State *L, uint64_t round) {
#ifdef NL_PLANTED_BUGS
  if (nl_planted_bug() == 3) return;  // loops of C cannot be stopped
#endif
  if ((round & 0xFFF) == 0xFFF && nl_is_stopping(context_of(L))) nl_raise_stop(L);
}

// Pushes what tostring gives; in a guarded state without addresses.
const char *nl_push_text(lua_State *L, int index, size_t *length);
void renew_numbers(lua_State *L);
void nl_fill_classes(Context *context);
void nl_tune_collector(lua_State *L);
void nl_set_pause(lua_State *L);

// These replace functions of a library, whose table is on top.
void nl_set_coroutine_functions(lua_State *L);
void nl_set_debug_functions(lua_State *L);
// For the table of debug functions on top; the basic ones are at `basic`.
void nl_set_info_functions(lua_State *L, int basic);
void nl_set_load_functions(lua_State *L);
void nl_set_match_functions(lua_State *L);
void nl_set_string_functions(lua_State *L);
void nl_set_table_functions(lua_State *L);
void nl_set_text_functions(lua_State *L);
void nl_set_utf8_functions(lua_State *L);
int nl_string_format(lua_State *L);
int nl_table_sort(lua_State *L);
// The length of an argument that is or does as a table which is read and written.
lua_Integer nl_measure_table(lua_State *L, int argument);

// Puts a function in the place of one of Lua's own, which becomes its first upvalue; not when the
// table on top has none of the name.
void nl_wrap(lua_State *L, const char *name, lua_CFunction wrapper);
// Does what the function in the first upvalue does, in the same activation, so that its messages
// name the function that the script called.
static inline int nl_go_on(lua_State *L) {
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

#endif
