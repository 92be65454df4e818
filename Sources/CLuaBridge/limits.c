// Limits of a call: time, steps, depth and output; memory is in memory.c.
//
// Nothing is counted while Lua runs, but for steps: only those need a hook, so a state has one only
// while a budget of steps is set.
#include <time.h>

#include "bridge.h"

// Steps are counted by the hundred, in each coroutine apart; a new coroutine costs the first hundred.
static const int stride = 100;

// A level of calls takes a slot of a stack at least, so depth is looked at when a block is taken that
// may be a stack of so many slots; a stack grows to twice its size. The size that Lua takes to handle
// the overflow of a full stack (200 slots for the handler and five spare ones) is told by itself.
enum { SLOT = 16, ERROR_SLOTS = LUAI_MAXSTACK + 205 };

void nl_set_limits(lua_State *L, nl_Limits limits) { context_of(L)->limits = limits; }

void nl_stop(lua_State *L, int reason) { nl_stop_call(context_of(L), reason); }

bool nl_spend_output(lua_State *L, int64_t count) {
  Context *context = context_of(L);
  if (context->limits.output == 0) return true;
  if (count <= context->output_left) {
    context->output_left -= count;
    return true;
  }
  nl_stop_call(context, NL_STOP_OUTPUT);
  return false;
}

void nl_stop_call(Context *context, int reason) {
  int none = NL_STOP_NONE;
  atomic_compare_exchange_strong(&context->stop, &none, reason);
}

uint64_t nl_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

bool nl_interrupt_if_due(lua_State *main) {
  Context *context = context_of(main);
  pthread_mutex_lock(&context->lock);
  bool is_due = context->inside && context->deadline != 0 && nl_now() >= context->deadline;
  if (is_due) {
    nl_stop_call(context, NL_STOP_TIME);
    nl_send(context);
  }
  pthread_mutex_unlock(&context->lock);
  return is_due;
}

// The last steps of a coroutine, too few for its hook, are paid for in advance.
static void spend_steps(Context *context) {
  context->steps_left -= stride;
  if (context->steps_left <= 0) nl_stop_call(context, NL_STOP_STEPS);
}

static void step_hook(lua_State *L, lua_Debug *activation) {
  Context *context = context_of(L);
  if (nl_is_stopping(context)) nl_raise_stop(L);
  if (context->limits.steps == 0 || context->call_depth == 0) return nl_rest(L);
  nl_sample(context, L, activation);
  spend_steps(context);
  if (nl_is_stopping(context)) nl_raise_stop(L);
}

void nl_rest(lua_State *L) {
  Context *context = context_of(L);
  if (context->limits.steps != 0 && context->call_depth > 0) {
    lua_sethook(L, step_hook, LUA_MASKCOUNT, stride);
  } else {
    lua_sethook(L, NULL, 0, 0);
  }
}

void nl_count_steps(Context *context, lua_State *L) {
  if (context->limits.steps == 0 || lua_gethook(L) != NULL) return;
  nl_rest(L);
  spend_steps(context);
}

// A coroutine has the hook of the one that creates it.
void nl_count_coroutine(Context *context) {
  if (context->limits.steps != 0 && context->call_depth > 0) spend_steps(context);
}

void nl_begin_limits(Context *context) {
  context->steps_left = context->limits.steps;
  context->output_left = context->limits.output;
  context->deadline = context->limits.nanoseconds == 0 ? 0 : nl_now() + context->limits.nanoseconds;
}

void nl_check_depth(Context *context, size_t new_size) {
  lua_State *running = atomic_load(&context->current);
  lua_Debug activation;
  if (new_size < (size_t)context->limits.depth * SLOT || running == NULL) return;
  bool is_full = new_size == (size_t)ERROR_SLOTS * SLOT;
  if (!is_full && !lua_getstack(running, context->limits.depth, &activation)) return;
  nl_stop_call(context, NL_STOP_DEPTH);
  nl_arm(running);
}
