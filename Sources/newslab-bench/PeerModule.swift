import Glibc

/// A C module with a class of objects as most bindings write them by hand; built when it is needed.
struct PeerModule {
  private static let source = #"""
    #include <lua5.4/lua.h>
    #include <lua5.4/lauxlib.h>
    #include <string.h>

    typedef struct { lua_Integer number; const char *name; char text[1024]; lua_Integer index; } Thing;

    static Thing *check(lua_State *L) { return luaL_checkudata(L, 1, "Thing"); }
    static int get_number(lua_State *L) { lua_pushinteger(L, check(L)->number); return 1; }
    static int get_name(lua_State *L) { lua_pushstring(L, check(L)->name); return 1; }
    static int get_text(lua_State *L) {
      lua_pushlstring(L, check(L)->text, sizeof check(L)->text);
      return 1;
    }
    static int add(lua_State *L) {
      lua_pushinteger(L, check(L)->number + luaL_checkinteger(L, 2));
      return 1;
    }
    static int index_thing(lua_State *L) {
      check(L);
      lua_pushvalue(L, 2);
      if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TFUNCTION) return lua_tocfunction(L, -1)(L);
      lua_pushvalue(L, 2);
      lua_rawget(L, lua_upvalueindex(2));
      return 1;
    }
    static int new_thing(lua_State *L, lua_Integer index) {
      Thing *thing = lua_newuserdatauv(L, sizeof *thing, 0);
      *thing = (Thing){.number = 7, .name = "GPE", .index = index};
      memset(thing->text, 'x', sizeof thing->text);
      luaL_setmetatable(L, "Thing");
      return 1;
    }
    static int make(lua_State *L) { return new_thing(L, 0); }

    typedef struct { lua_Integer number, index; } Element;
    static int get_first(lua_State *L) {
      Element *element = luaL_checkudata(L, 1, "Element");
      lua_pushinteger(L, element->number);
      return 1;
    }
    static int index_element(lua_State *L) {
      luaL_checkudata(L, 1, "Element");
      lua_pushvalue(L, 2);
      if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TFUNCTION) return lua_tocfunction(L, -1)(L);
      return 1;
    }
    static int index_list(lua_State *L) {
      lua_Integer *count = luaL_checkudata(L, 1, "Elements");
      lua_Integer index = luaL_checkinteger(L, 2);
      if (index < 1 || index > *count) return 0;
      Element *element = lua_newuserdatauv(L, sizeof *element, 0);
      *element = (Element){index, index};
      luaL_setmetatable(L, "Element");
      return 1;
    }
    static int count_list(lua_State *L) {
      lua_pushinteger(L, *(lua_Integer *)luaL_checkudata(L, 1, "Elements"));
      return 1;
    }
    static int list(lua_State *L) {
      lua_Integer *count = lua_newuserdatauv(L, sizeof *count, 0);
      *count = luaL_checkinteger(L, 1);
      luaL_setmetatable(L, "Elements");
      return 1;
    }
    int luaopen_peer(lua_State *L) {
      luaL_newmetatable(L, "Thing");
      const luaL_Reg getters[] = {
        {"number", get_number}, {"name", get_name}, {"text", get_text}, {NULL, NULL}};
      const luaL_Reg methods[] = {{"add", add}, {NULL, NULL}};
      luaL_newlib(L, getters);
      luaL_newlib(L, methods);
      lua_pushcclosure(L, index_thing, 2);
      lua_setfield(L, -2, "__index");
      luaL_newmetatable(L, "Element");
      const luaL_Reg fields[] = {{"first", get_first}, {NULL, NULL}};
      luaL_newlib(L, fields);
      lua_pushcclosure(L, index_element, 1);
      lua_setfield(L, -2, "__index");
      luaL_newmetatable(L, "Elements");
      const luaL_Reg elements[] = {{"__index", index_list}, {"__len", count_list}, {NULL, NULL}};
      luaL_setfuncs(L, elements, 0);
      const luaL_Reg functions[] = {{"make", make}, {"list", list}, {NULL, NULL}};
      luaL_newlib(L, functions);
      return 1;
    }
    """#

  private let folder: BuildFolder

  /// Builds the module in a new folder; nil when there is no C compiler.
  init?() {
    let flags = ["-shared", "-fPIC"]
    guard let folder = BuildFolder(), folder.build(Self.source, to: "peer.so", flags: flags)
    else { return nil }
    self.folder = folder
  }

  /// The Lua that finds the module.
  var prelude: String {
    "package.cpath = '\(folder.path("?.so"))'; local peer = require 'peer'; "
  }
}
