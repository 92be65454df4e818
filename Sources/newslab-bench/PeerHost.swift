import Glibc

/// A program in C that runs a script as `lua5.4` does, linked to the liblua that newslab uses.
///
/// Debian links `lua5.4` with a Lua of its own inside; what a shared library costs shows here. It
/// also calls Lua and opens states as a host does, for what has no peer in Lua.
struct PeerHost {
  private static let source = #"""
    #include <lua5.4/lua.h>
    #include <lua5.4/lauxlib.h>
    #include <lua5.4/lualib.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <time.h>

    static int handler(lua_State *L) {
      luaL_traceback(L, L, lua_tostring(L, 1), 1);
      return 1;
    }
    static double now(void) { return (double)clock() / CLOCKS_PER_SEC; }
    static lua_State *open_state(void) {
      lua_State *L = luaL_newstate();
      luaL_openlibs(L);
      return L;
    }
    static int run(const char *path, const char *out) {
      lua_State *L = open_state();
      lua_createtable(L, 2, 0);
      lua_pushstring(L, out);
      lua_rawseti(L, -2, 1);
      lua_setglobal(L, "arg");
      lua_pushcfunction(L, handler);
      if (luaL_loadfile(L, path) || lua_pcall(L, 0, 0, -2)) {
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
        return 1;
      }
      lua_close(L);
      return 0;
    }
    static double calls(int count) {
      lua_State *L = open_state();
      luaL_loadstring(L, "local n = ...; return n");
      int function = luaL_ref(L, LUA_REGISTRYINDEX);
      lua_Integer sum = 0;
      double from = now();
      for (int index = 0; index < count; index++) {
        lua_pushcfunction(L, handler);
        lua_rawgeti(L, LUA_REGISTRYINDEX, function);
        lua_pushinteger(L, index);
        if (lua_pcall(L, 1, LUA_MULTRET, -3)) exit(1);
        sum += lua_tointeger(L, -1);
        lua_settop(L, 0);
      }
      double seconds = now() - from;
      lua_close(L);
      return sum == -1 ? 0 : seconds;
    }
    static double states(int count) {
      double from = now();
      for (int index = 0; index < count; index++) lua_close(open_state());
      return now() - from;
    }
    int main(int count, char **words) {
      if (count != 4) return 2;
      if (strcmp(words[1], "run") == 0) return run(words[2], words[3]);
      int times = atoi(words[2]);
      FILE *file = fopen(words[3], "w");
      if (file == NULL) return 1;
      fprintf(file, "%.9f", strcmp(words[1], "calls") == 0 ? calls(times) : states(times));
      return fclose(file) != 0;
    }
    """#

  let folder: BuildFolder

  /// Builds the program; nil when there is no C compiler.
  init?() {
    guard let folder = BuildFolder(), folder.build(Self.source, to: "host", flags: ["-llua5.4"])
    else { return nil }
    self.folder = folder
  }

  /// The command that runs a script, but for the script.
  var running: [String] { [folder.path("host"), "run"] }

  /// Processor seconds of so many calls into Lua (`calls`), or of opening and closing so many
  /// states (`states`).
  func seconds(_ what: String, count: Int) -> Double? {
    ResultFile.number { path in
      Measurement.run([folder.path("host"), what, String(count), path]) == 0
    }
  }
}
