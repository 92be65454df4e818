// Stopping what runs, at no cost while nothing is to be stopped.
//
// A stop sets a flag and signals the thread that runs the state. The handler, on that thread, sets
// a hook on the running coroutine; the hook raises. A hook that was set stays until the outermost
// call ends, so that pcall cannot swallow the stop for good.
#include <signal.h>
#include <string.h>

#include "bridge.h"

// The state that the thread runs, NULL while it is not inside Lua. Volatile: the handler reads it.
static _Thread_local Context *volatile active;

static pthread_mutex_t signal_lock = PTHREAD_MUTEX_INITIALIZER;
static int signal_number;  // 0 while no handler is installed
static struct sigaction former;

static void handle_signal(int number, siginfo_t *info, void *machine) {
  Context *context = active;
  if (context != NULL && atomic_load(&context->stop) != NL_STOP_NONE) {
    lua_State *running = context->current;
    if (running != NULL) nl_arm(running);
  } else if (former.sa_flags & SA_SIGINFO) {
    former.sa_sigaction(number, info, machine);
  } else if (former.sa_handler != SIG_DFL && former.sa_handler != SIG_IGN) {
    former.sa_handler(number);
  }
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
    done = number != 0 && sigaction(number, &action, &former) == 0;
    signal_number = done ? number : 0;
  }
  pthread_mutex_unlock(&signal_lock);
  return done;
}

bool nl_interrupt(lua_State *main, int reason) {
  Context *context = context_of(main);
  bool sent = false;
  pthread_mutex_lock(&context->lock);
  if (context->inside) {
    int none = NL_STOP_NONE;
    atomic_compare_exchange_strong(&context->stop, &none, reason);
    sent = pthread_kill(context->thread, signal_number) == 0;
  }
  pthread_mutex_unlock(&context->lock);
  return sent;
}

int nl_stop_reason(lua_State *L) { return context_of(L)->stop_reason; }

void nl_arm(lua_State *L) { lua_sethook(L, nl_stop_hook, LUA_MASKCOUNT, 1); }

int nl_raise_stop(lua_State *L) {
  static const char *const texts[] = {"stopped", "interrupted", "time limit", "not enough memory"};
  int reason = atomic_load(&context_of(L)->stop);
  nl_arm(L);
  return luaL_error(L, "%s", texts[reason >= 0 && reason <= 3 ? reason : 0]);
}

void nl_stop_hook(lua_State *L, lua_Debug *activation) {
  (void)activation;
  if (atomic_load(&context_of(L)->stop) == NL_STOP_NONE) {
    lua_sethook(L, NULL, 0, 0);  // left over from a stop that is past
  } else {
    nl_raise_stop(L);
  }
}

// The outermost call registers the thread; a state that is called while another one runs on the
// same thread (from a callback) takes its place until it returns.
void nl_enter(Context *context, Context **outer) {
  *outer = active;
  active = context;  // before a signal can be sent
  if (context->call_depth++ == 0) {
    context->stop_reason = NL_STOP_NONE;
    atomic_store(&context->stop, NL_STOP_NONE);
    pthread_mutex_lock(&context->lock);
    context->thread = pthread_self();
    context->inside = true;
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
    lua_sethook(context->main, NULL, 0, 0);
  }
}
