// The C half of the bridge between Swift and Lua 5.4.
//
// Swift sees only what is declared here. Lua's own header is not included, so that nothing that
// can raise (leave by longjmp) is callable from Swift. Every function below never raises, unless
// it says "status": then it returns NL_OK or says what went wrong with the error value pushed (but
// NL_NO_STACK pushes nothing). Any index may be given; one where no value is gives none.
// While host code runs, the memory limit is lifted; C checks it when the host code has returned.
#ifndef CLUABRIDGE_H
#define CLUABRIDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lua_State;
typedef struct lua_State lua_State;

// What a host callback returns instead of a number of results: the error value is on top. Lua puts
// the place of the call before a text, unless it has one already.
#define NL_RAISE (-1)
#define NL_RAISE_AS_IT_IS (-2)
// The number of no reference.
#define NL_NO_REFERENCE (-2)

// Types of Lua values, as lua_type gives them.
enum { NL_TNONE = -1, NL_TNIL, NL_TBOOLEAN, NL_TLIGHTUSERDATA, NL_TNUMBER, NL_TSTRING,
       NL_TTABLE, NL_TFUNCTION, NL_TUSERDATA, NL_TTHREAD };

// Statuses of calls and loads.
enum { NL_OK = 0, NL_ERROR_RUN = 2, NL_ERROR_SYNTAX = 3, NL_ERROR_MEMORY = 4, NL_ERROR_HANDLER = 5,
       NL_STOPPED = 6, NL_NO_STACK = 7 };

// Why a call was stopped.
enum { NL_STOP_NONE = 0, NL_STOP_INTERRUPT = 1, NL_STOP_TIME = 2, NL_STOP_MEMORY = 3,
       NL_STOP_STEPS = 4, NL_STOP_DEPTH = 5, NL_STOP_OUTPUT = 6, NL_STOP_EXIT = 7 };

// Limits of each outermost call; 0 is none. Depth is in levels of calls, output in bytes.
typedef struct {
  uint64_t nanoseconds;
  int64_t steps, output;
  int depth;
} nl_Limits;

// An element of an object: something that lives for as long as the object does.
typedef struct {
  void *class_;
  void *object;
  int64_t index;
  bool has_cache;  // whether its class has cached properties
} nl_Element;

// The host's side. `call` runs a function, `get` reads a property, `missing` answers a key that a
// class does not have (the key is at index 2), `release` gives a retained object back. `locate` finds
// the element for an integer key of a class with elements: 1, or 0 when there is none and Lua sees
// nil, or -1 when `missing` is to answer.
typedef struct {
  int (*call)(lua_State *L, void *function);
  int (*get)(lua_State *L, void *property, void *object, int64_t index);
  int (*missing)(lua_State *L, void *class_, void *object, int64_t index);
  int (*locate)(void *class_, void *object, int64_t index, int64_t key, nl_Element *element);
  void (*release)(void *object);
} nl_Host;

// What a userdata of the host refers to.
typedef struct nl_Object {
  const void *magic;
  void *class_;
  void *object;  // NULL once it was released
  int64_t index;
  // The userdata that retains the object and releases it when Lua collects it: this one, or for an
  // element the one that it is an element of.
  const struct nl_Object *keeper;
  const void *cached;  // the property whose value Lua keeps with the userdata, or that of several
} nl_Object;

// State ----------------------------------------------------------------------------------------

// Opens a state with no library in it; NULL when there is no memory. 0 is no memory limit.
lua_State *nl_open(nl_Host host, size_t memory_limit);
// What a state keeps when it is closed: nothing, unless the bridge is wrong.
typedef struct {
  int64_t bytes, objects;
} nl_Remains;
nl_Remains nl_close(lua_State *L);
// Whether a call into the state goes on; such a state must not be closed.
bool nl_is_running(lua_State *L);
// The host's own pointer that belongs to the state.
void nl_set_owner(lua_State *L, void *owner);
void *nl_owner(lua_State *L);
// Opens a standard library ("_G", "string", …) as a global; status.
int nl_open_library(lua_State *L, const char *name);
// Replaces what a script could escape limits with, or what works long where no hook runs: functions
// of all libraries that are open, by ones that look whether the call is to stop. Locks the metatable
// of strings. Status.
int nl_open_guards(lua_State *L);
// Makes random numbers the same in every run; status.
int nl_open_random(lua_State *L);
// Begins the random numbers of a number anew.
void nl_seed_random(lua_State *L, int64_t number);
size_t nl_memory_used(lua_State *L);
void nl_set_memory_limit(lua_State *L, size_t limit);
// Says that an object which the host has given to Lua keeps so many bytes outside Lua, where the
// collector does not see them: when they are many it collects at once.
void nl_note_host_memory(lua_State *L, size_t bytes);
// Collects all garbage; status.
int nl_collect(lua_State *L);

// Interruption ---------------------------------------------------------------------------------

// Stops the call that runs in the state, from any thread (but not in a signal handler, as it locks);
// false when none runs. The caller keeps the state open meanwhile. One signal can be missed:
bool nl_interrupt(lua_State *main, int reason);
// … so send again, every few milliseconds, while this is true: the stopped call has not ended yet.
bool nl_interrupt_again(lua_State *main);
// The signal that nl_interrupt sends to the thread that runs the state; SIGURG unless set. A thread
// that blocks it lets it through from its first call on. False when it cannot be handled.
bool nl_set_signal(int number);
// Why the running call is to stop, or NL_STOP_NONE: for callbacks that work long.
int nl_pending_stop(lua_State *L);
// Why the running call is to stop, or the latest outermost call was stopped.
int nl_stop_reason(lua_State *L);

// Sets the limits of the calls to come.
void nl_set_limits(lua_State *L, nl_Limits limits);
// Stops the call whose time is over, from any thread; send again while this is true.
bool nl_interrupt_if_due(lua_State *main);
// Stops the running call from a callback, when the callback has returned.
void nl_stop(lua_State *L, int reason);
// Counts bytes that a callback writes; false when there are too many, and the call is to stop.
bool nl_spend_output(lua_State *L, int64_t count);

// A line of Lua that ran while a profile was made: the time of the samples that fell on it.
typedef struct {
  char source[64];
  int number;
  int64_t samples;
  uint64_t nanoseconds;
} nl_ProfileLine;
// Begins a profile of the calls to come, which need a limit of steps; false when there is no memory
// or one is made already.
bool nl_begin_profile(lua_State *L);
// How many lines may be asked for, and one of them; it has no samples when it is free.
int nl_profile_size(void);
bool nl_profile_line(lua_State *L, int index, nl_ProfileLine *line);
void nl_end_profile(lua_State *L);

// Stack ----------------------------------------------------------------------------------------

int nl_top(lua_State *L);
void nl_set_top(lua_State *L, int top);
void nl_pop(lua_State *L, int count);
// The index counted from the bottom; 0 when there is no value.
int nl_absolute(lua_State *L, int index);
bool nl_has_room(lua_State *L, int count);
// Pushes return false when the stack has no room; nothing is pushed then.
bool nl_push_nil(lua_State *L);
bool nl_push_boolean(lua_State *L, bool value);
bool nl_push_integer(lua_State *L, int64_t value);
bool nl_push_number(lua_State *L, double value);
bool nl_push_string(lua_State *L, const void *bytes, size_t count);
// False unless the bytes are a numeral of Lua.
bool nl_push_numeral(lua_State *L, const void *bytes, size_t count);
bool nl_push_copy(lua_State *L, int index);
bool nl_push_globals(lua_State *L);
// A function of the host. The state does not own a static one; a retained one is released when
// Lua collects it.
bool nl_push_static_function(lua_State *L, void *function);
bool nl_push_retained_function(lua_State *L, void *function);

// Values ---------------------------------------------------------------------------------------

int nl_type(lua_State *L, int index);
bool nl_is_integer(lua_State *L, int index);
bool nl_to_boolean(lua_State *L, int index);
// False unless the value is a number that an integer can hold without loss.
bool nl_to_integer(lua_State *L, int index, int64_t *value);
// False unless the value is a number.
bool nl_to_number(lua_State *L, int index, double *value);
// NULL unless the value is a string; valid while the value is on the stack.
const char *nl_to_bytes(lua_State *L, int index, size_t *count);
// NULL unless the value is a userdata of the host; valid while it is on the stack.
const nl_Object *nl_to_object(lua_State *L, int index);
// An address that tells tables, functions and threads apart; NULL for other values.
const void *nl_identity(lua_State *L, int index);
// Pushes what tostring gives, running __tostring under protection; status.
int nl_to_text(lua_State *L, int index);

// Tables ---------------------------------------------------------------------------------------

bool nl_new_table(lua_State *L, int list, int named);
size_t nl_raw_length(lua_State *L, int index);
// Pushes table[key] without metamethods.
bool nl_raw_get_field(lua_State *L, int index, const void *key, size_t count);
bool nl_raw_get_index(lua_State *L, int index, int64_t key);
// Sets table[key] to the value on top, which is popped.
bool nl_raw_set_field(lua_State *L, int index, const void *key, size_t count);
bool nl_raw_set_index(lua_State *L, int index, int64_t key);
// Pops a key and pushes the next key and value; 1, or 0 at the end, or -1 when the key is none of
// the table's.
int nl_next(lua_State *L, int index);
// Pushes value[key] with metamethods; status.
int nl_get_field(lua_State *L, int index, const void *key, size_t count);
// Sets the metatable of the table at index to the table on top, which is popped; false when either
// is no table.
bool nl_set_metatable(lua_State *L, int index);

// Pushes the metatable of a value; false, with nothing pushed, when it has none.
bool nl_push_metatable(lua_State *L, int index);
// Collects nothing until the collector is resumed, so that no finalizer runs; false when it rests
// already, and is not to be resumed.
bool nl_pause_collector(lua_State *L);
void nl_resume_collector(lua_State *L);

// References -----------------------------------------------------------------------------------

// Pops the top and keeps it; the number finds it again. NL_NO_REFERENCE when there is no room.
int nl_ref(lua_State *L);
bool nl_push_ref(lua_State *L, int ref);
void nl_unref(lua_State *L, int ref);

// Calls ----------------------------------------------------------------------------------------

// Compiles text (never bytecode) and pushes the function; status.
int nl_load(lua_State *L, const void *bytes, size_t count, const char *name);
// Calls the function below its arguments. On NL_OK the results are on the stack, else the error
// value; then nl_error_* describe where it was raised, until the next call. Status; with NL_NO_STACK
// the function and its arguments stay.
int nl_call(lua_State *L, int arguments, int results);
// Whether a function can see an argument at a place from 1 on: it has so many parameters, or takes any.
bool nl_takes_argument(lua_State *L, int index, int place);
// The name of an upvalue, from 1 on, of a function of Lua; NULL when there is none. Valid while the
// function is.
const char *nl_upvalue_name(lua_State *L, int index, int number);
// Pushes the value of an upvalue; false, with nothing pushed, when there is none.
bool nl_push_upvalue(lua_State *L, int index, int number);
// Makes an upvalue of a function the same variable as one of another; false when either is not there.
bool nl_join_upvalue(lua_State *L, int index, int number, int other, int other_number);
// Pops a value and makes it the table of globals of the function below it.
void nl_set_environment(lua_State *L);
// Where the latest error was raised: source as Lua names it ("@file"), line (0 when unknown).
const char *nl_error_source(lua_State *L);
int nl_error_line(lua_State *L);
// "source:line: " as the text of the latest error begins with it, or nothing.
const char *nl_error_place(lua_State *L);
// The traceback of the latest error; NULL when there is none.
const char *nl_error_traceback(lua_State *L);
// Pushes a table through which the variables of the function that has called the running host
// function are read and set, then those of functions around it, then globals; after nl_close_place,
// globals alone. Status; NL_ERROR_RUN, with nothing pushed, inside a coroutine, where no function of
// Lua calls, or when a place is open already.
int nl_open_place(lua_State *L);
void nl_close_place(lua_State *L);
// What a call keeps while it waits for calls that a person makes.
typedef struct {
  void *outer;
  int call_depth, close_depth, stop, stop_reason;
  int64_t steps_left, output_left;
  uint64_t deadline, began;
} nl_Pause;
// Lets the calls to come be outermost ones, each with limits and stops of its own, until nl_resume;
// from a host function of the state that runs on this thread.
void nl_pause(lua_State *L, nl_Pause *pause);
void nl_resume(lua_State *L, const nl_Pause *pause);
// Whether errors keep what the functions that ran knew; costs something only when one is raised.
void nl_keep_frames(lua_State *L, bool keeps);
// Pushes what the latest error kept, and forgets it: a list of functions, innermost first, each a
// table with source, what, name, line, defined, and lists of {name, value}: locals and upvalues. Nil
// when there was none.
bool nl_take_frames(lua_State *L);
// Where the running host function was called from; the line is 0 when unknown.
int nl_caller_line(lua_State *L, char *source, size_t size);

// Classes --------------------------------------------------------------------------------------

// Begins a class of userdata and pushes the table of its fields; status. Names are kept by Lua. With
// elements, integer keys are answered by `locate`.
int nl_new_class(lua_State *L, void *class_, const char *name, bool has_elements);
// Adds a property to the fields table on top. A cached one is read once for each userdata.
bool nl_add_property(lua_State *L, const char *name, void *property, bool is_cached);
// Adds a metamethod (the function on top, popped) to the class.
bool nl_add_metamethod(lua_State *L, void *class_, const char *name);
// Pushes a userdata for a retained object, which the userdata owns from now on; of a class with
// identity, the userdata that Lua still has for it. False (nothing pushed, nothing owned) when the
// class is not there or the stack is full.
bool nl_push_object(lua_State *L, void *class_, void *object, int64_t index, bool has_identity);

// The program `lua` ------------------------------------------------------------------------------

// Does what `lua5.4` does with a command line, in a state of its own without guards or limits, and
// gives the exit status. It uses the standard streams and takes Ctrl-C; `os.exit` ends the process.
int nl_lua_main(int count, char **words);

// Planted bugs -----------------------------------------------------------------------------------

// Which bug is there for the fuzzer to find; 0 in every build that has none planted.
int nl_planted_bug(void);

#endif
