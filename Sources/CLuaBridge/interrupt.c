// Stopping what runs, at no cost while nothing is to be stopped.
//
// A stop sets a flag and signals the thread that runs the state. The handler, on that thread, sets
// a hook on the running coroutine; the hook raises. A hook that was set stays until the outermost
// call ends, so that pcall cannot swallow the stop for good. One signal can be missed: Lua forgets
// a hook that is set within the two instructions in which it finds that it has none. Whoever stops
// a call therefore sends again until the call has ended.
#define _GNU_SOURCE  // pthread_sigqueue
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "bridge.h"

// The state that the thread runs, NULL while it is not inside Lua. Volatile: the handler reads it.
static _Thread_local Context *volatile active;
// The signal that the thread lets through; worker threads of a pool begin with all blocked.
static _Thread_local int unblocked;

static pthread_mutex_t signal_lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int signal_number;  // 0 while no handler is installed
static struct sigaction former;
static char marker;  // its address comes with the signals that the bridge sends

// A stop of a state is also one of the states that its callbacks run on the same thread.
static void arm_thread(Context *innermost) {
  int reason = NL_STOP_NONE;
  Context *stopped = NULL;
  for (Context *context = innermost; context != NULL; context = context->outer) {
    int found = atomic_load(&context->stop);
    if (found != NL_STOP_NONE) reason = found, stopped = context;
  }
  if (stopped == NULL) return;
  for (Context *context = innermost; context != stopped; context = context->outer) {
    int none = NL_STOP_NONE;
    atomic_compare_exchange_strong(&context->stop, &none, reason);
  }
  lua_State *running = atomic_load(&innermost->current);
  if (running != NULL) nl_arm(running);
}

static void handle_signal(int number, siginfo_t *info, void *machine) {
  int kept = errno;
  if (active != NULL) arm_thread(active);
  if (info->si_code != SI_QUEUE || info->si_value.sival_ptr != &marker) {
    if (former.sa_flags & SA_SIGINFO) {
      former.sa_sigaction(number, info, machine);
    } else if (former.sa_handler != SIG_DFL && former.sa_handler != SIG_IGN) {
      former.sa_handler(number);
    }
  }
  errno = kept;
}

bool nl_set_signal(int number) {
  bool done = true;
  pthread_mutex_lock(&signal_lock);
  if (signal_number != number) {
    if (signal_number != 0) sigaction(signal_number, &former, NULL);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handle_signal;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigemptyset(&action.sa_mask);
    done = number != 0 && sigaction(number, NULL, &former) == 0 &&
           sigaction(number, &action, NULL) == 0;
    signal_number = done ? number : 0;
  }
  pthread_mutex_unlock(&signal_lock);
  return done;
}

static void unblock(void) {
  int number = signal_number;
  if (unblocked == number) return;
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  if (pthread_sigmask(SIG_UNBLOCK, &set, NULL) == 0) unblocked = number;
}

// The lock is held: the thread cannot leave Lua, nor end, meanwhile.
//
// The handler walks all calls that are under way. With many of them, on a busy machine, signals that
// come every few milliseconds would leave the thread no time for anything else, so each is followed
// by a longer pause.
void nl_send(Context *context) {
  static const uint64_t first_pause = 2000000, longest_pause = 320000000;
  uint64_t now = nl_now();
  if (context->send_pause != 0 && now - context->sent_at < context->send_pause) return;
  context->sent_at = now;
  context->send_pause = context->send_pause == 0 ? first_pause : 2 * context->send_pause;
  if (context->send_pause > longest_pause) context->send_pause = longest_pause;
  union sigval value = {.sival_ptr = &marker};
  if (pthread_sigqueue(context->thread, signal_number, value) != 0) {
    pthread_kill(context->thread, signal_number);  // the queue is full
  }
}

bool nl_interrupt(lua_State *main, int reason) {
  Context *context = context_of(main);
  pthread_mutex_lock(&context->lock);
  bool runs = context->inside;
  if (runs) {
    int none = NL_STOP_NONE;
    atomic_compare_exchange_strong(&context->stop, &none, reason);
    nl_send(context);
  }
  pthread_mutex_unlock(&context->lock);
  return runs;
}

bool nl_interrupt_again(lua_State *main) {
  Context *context = context_of(main);
  pthread_mutex_lock(&context->lock);
  bool runs = context->inside && nl_is_stopping(context);
  if (runs) nl_send(context);
  pthread_mutex_unlock(&context->lock);
  return runs;
}

int nl_pending_stop(lua_State *L) { return atomic_load(&context_of(L)->stop); }

int nl_stop_reason(lua_State *L) {
  int pending = nl_pending_stop(L);
  return pending != NL_STOP_NONE ? pending : context_of(L)->stop_reason;
}

static void stop_hook(lua_State *L, lua_Debug *activation) {
  (void)activation;
  Context *context = context_of(L);
  if (!nl_is_stopping(context)) {
    nl_rest(L);  // left over from a stop that is past
    // A signal that came just now may have set the hook that was then removed.
    atomic_signal_fence(memory_order_seq_cst);
    if (!nl_is_stopping(context)) return;
  }
  nl_raise_stop(L);
}

void nl_arm(lua_State *L) { lua_sethook(L, stop_hook, LUA_MASKCOUNT, 1); }

int nl_raise_stop(lua_State *L) {
  static const char *const texts[] = {"stopped",     "interrupted", "time limit",   "memory limit",
                                      "step limit",  "depth limit", "output limit", "exit"};
  static const int count = sizeof texts / sizeof texts[0];
  int reason = atomic_load(&context_of(L)->stop);
  nl_arm(L);
  lua_pushstring(L, texts[reason >= 0 && reason < count ? reason : 0]);
  return lua_error(L);  // without a place: what a hook takes for its caller is not the line that runs
}

// The outermost call registers the thread; a state that is called while another one runs on the
// same thread (from a callback) takes its place until it returns.
void nl_enter(Context *context, Context **outer) {
  *outer = active;
  if (context->call_depth == 0) {
    unblock();
    context->outer = active;
    context->stop_reason = NL_STOP_NONE;
    context->refused_to = 0;
    context->close_depth = 0;
    atomic_store(&context->stop, NL_STOP_NONE);
  }
  active = context;  // before a signal can be sent
  if (context->call_depth++ == 0) {
    if (context->limits.steps != 0) nl_rest(context->main);
    pthread_mutex_lock(&context->lock);
    nl_begin_limits(context);
    context->thread = pthread_self();
    context->inside = true;
    context->send_pause = 0;
    pthread_mutex_unlock(&context->lock);
  }
}

void nl_leave(Context *context, Context *outer) {
  active = outer;
  if (--context->call_depth == 0) {
    pthread_mutex_lock(&context->lock);
    context->inside = false;
    pthread_mutex_unlock(&context->lock);
    context->stop_reason = atomic_exchange(&context->stop, NL_STOP_NONE);
    context->outer = NULL;
    lua_sethook(context->main, NULL, 0, 0);
  }
}

void nl_pause(lua_State *L, nl_Pause *pause) {
  Context *context = context_of(L);
  pthread_mutex_lock(&context->lock);
  pause->outer = context->outer;
  pause->call_depth = context->call_depth;
  pause->close_depth = context->close_depth;
  pause->stop_reason = context->stop_reason;
  pause->steps_left = context->steps_left;
  pause->output_left = context->output_left;
  pause->deadline = context->deadline;
  pause->began = nl_now();
  context->inside = false;
  context->deadline = 0;
  pthread_mutex_unlock(&context->lock);
  active = context->outer;
  pause->stop = atomic_exchange(&context->stop, NL_STOP_NONE);
  context->call_depth = 0;
  context->outer = NULL;
}

void nl_resume(lua_State *L, const nl_Pause *pause) {
  Context *context = context_of(L);
  context->outer = pause->outer;
  context->call_depth = pause->call_depth;
  context->close_depth = pause->close_depth;
  context->stop_reason = pause->stop_reason;
  context->refused_to = 0;
  atomic_store(&context->stop, pause->stop);
  active = context;  // before a signal can be sent
  pthread_mutex_lock(&context->lock);
  context->steps_left = pause->steps_left;
  context->output_left = pause->output_left;
  context->deadline = pause->deadline == 0 ? 0 : pause->deadline + (nl_now() - pause->began);
  context->send_pause = 0;
  context->thread = pthread_self();
  context->inside = true;
  pthread_mutex_unlock(&context->lock);
  nl_rest(L);  // the calls meanwhile have taken the hook
}
