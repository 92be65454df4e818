// What the two files of the stand-alone interpreter share.
#ifndef NL_STANDALONE_H
#define NL_STANDALONE_H

#include <lua5.4/lua.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
#include <stdbool.h>

// Calls the function below its arguments with a traceback added to errors; Ctrl-C stops it.
int nl_lua_call(lua_State *L, int arguments, int results);
// Prints the error on top when the status is one, with a name before it unless that is NULL, and
// pops it; gives the status.
int nl_lua_report(lua_State *L, int status, const char *name);
// Prints a message on standard error.
void nl_lua_say(const char *name, const char *message);
// Reads, runs and prints until the end of the input.
void nl_lua_prompt(lua_State *L);

#endif
