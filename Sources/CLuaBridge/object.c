// Objects of the host as userdata: their fields, identity and release.
#include "bridge.h"

static const char magic;  // its address marks our userdata

#define CACHED ((uintptr_t)1)  // marks the pointer of a property that is read once
static const char identity_key;  // in a metatable: finds a userdata again while Lua has it

const nl_Object *nl_to_object(lua_State *L, int index) {
  index = nl_slot(L, index);
  if (index == 0 || lua_type(L, index) != LUA_TUSERDATA) return NULL;
  nl_Object *object = lua_touserdata(L, index);
  if (lua_rawlen(L, index) != sizeof *object || object->magic != &magic) return NULL;
  return object->keeper->object == NULL ? NULL : object;
}

static nl_Object *check_object(lua_State *L, int index) {
  nl_Object *object = (nl_Object *)nl_to_object(L, index);
  if (object == NULL) luaL_error(L, "newslab object expected, got %s", luaL_typename(L, index));
  return object;
}

// An element keeps its keeper in the first uservalue, which others have for cached values.
enum { KEEPER = 1 };

static int cache_slot(const nl_Object *object) { return object->keeper == object ? 1 : 2; }

// The metatable of elements lies in the registry beside that of the class.
static void *element_key(void *class_) { return (char *)class_ + 1; }

static void release(Context *context, nl_Object *object) {
  void *released = object->object;
  object->object = NULL;
  context->objects--;
  context->host_depth++;
  context->host.release(released);
  context->host_depth--;
}

// Lua puts the bytes of a userdata at the end of its block.
void nl_release_lost(Context *context, void *block) {
  nl_Object *object = (nl_Object *)((char *)block + context->object_size - sizeof *object);
  if (object->magic != &magic && object->magic != &nl_function_mark) return;
  // An element retains nothing.
  if (object->keeper == object && object->object != NULL) release(context, object);
}

static int get_property(lua_State *L, nl_Object *object, void *property) {
  Context *context = context_of(L);
  context->host_depth++;
  int results = context->host.get(L, property, object->object, object->index);
  return nl_finish_host(L, context, results);
}

// What `cached` of an object is once a table has its values.
static const char many_values;

// Makes the uservalue a table, into which the one value goes that it was. Stack: …, the uservalue.
static void make_cache_table(lua_State *L, nl_Object *object, int slot) {
  if (object->cached == &many_values) return;
  lua_createtable(L, 0, 4);
  lua_insert(L, -2);
  if (object->cached == NULL) lua_pop(L, 1);
  else lua_rawsetp(L, -2, object->cached);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, 1, slot);
  object->cached = &many_values;
}

// Stack: object, key. The first value that is kept is the uservalue itself, for many objects have no
// other; with the second, a table by property takes both.
static int get_cached(lua_State *L, nl_Object *object, void *property) {
  int slot = cache_slot(object);
  lua_settop(L, 1);
  lua_getiuservalue(L, 1, slot);
  if (object->cached == property) return 1;
  if (object->cached == &many_values && lua_rawgetp(L, 2, property) != LUA_TNIL) return 1;
  lua_settop(L, 1);
  get_property(L, object, property);
  if (lua_isnil(L, -1)) return 1;
  if (object->cached == NULL) {
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 1, slot);
    object->cached = property;
    return 1;
  }
  lua_getiuservalue(L, 1, slot);  // the host may have kept something meanwhile
  make_cache_table(L, object, slot);
  lua_pushvalue(L, -2);
  lua_rawsetp(L, -2, property);
  lua_pop(L, 1);
  return 1;
}

static nl_Object *new_object(lua_State *L, nl_Object object, int values) {
  nl_Object *payload = lua_newuserdatauv(L, sizeof *payload, values);
  *payload = object;
  return payload;
}

// Stack: object, integer. Pushes the element without asking the host to retain or release anything,
// or gives false when the host has to push it.
static bool push_element(lua_State *L, const nl_Object *list) {
  Context *context = context_of(L);
  nl_Element found;
  context->host_depth++;
  int status = context->host.locate(list->class_, list->object, list->index, lua_tointeger(L, 2),
                                    &found);
  context->host_depth--;
  if (status == 0) lua_pushnil(L);
  if (status <= 0) return status == 0;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, element_key(found.class_)) != LUA_TTABLE) {
    lua_pop(L, 1);  // the first object of its class in the state
    return false;
  }
  nl_Object element = {&magic, found.class_, found.object, found.index, list->keeper, NULL};
  new_object(L, element, found.has_cache ? 2 : 1);
  if (list->keeper == list) lua_pushvalue(L, 1);
  else lua_getiuservalue(L, 1, KEEPER);
  lua_setiuservalue(L, -2, KEEPER);
  lua_insert(L, -2);
  lua_setmetatable(L, -2);
  return true;
}

// Upvalue 1: the fields by name, a light userdata for a property, else a method; upvalue 2: whether
// the class has elements.
static int object_index(lua_State *L) {
  nl_Object *object = check_object(L, 1);
  lua_settop(L, 2);
  if (lua_isinteger(L, 2) && lua_toboolean(L, lua_upvalueindex(2)) && push_element(L, object)) {
    return 1;
  }
  lua_pushvalue(L, 2);
  int type = lua_rawget(L, lua_upvalueindex(1));
  if (type == LUA_TFUNCTION) return 1;
  if (type == LUA_TLIGHTUSERDATA) {
    uintptr_t property = (uintptr_t)lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (property & CACHED) return get_cached(L, object, (void *)(property & ~CACHED));
    return get_property(L, object, (void *)property);
  }
  lua_pop(L, 1);
  Context *context = context_of(L);
  context->host_depth++;
  int results = context->host.missing(L, object->class_, object->object, object->index);
  return nl_finish_host(L, context, results);
}

static int object_newindex(lua_State *L) {
  luaL_getmetafield(L, 1, "__name");
  const char *name = lua_tostring(L, -1);
  return luaL_error(L, "%s is read-only", name ? name : "this value");
}

static int object_equal(lua_State *L) {
  const nl_Object *left = nl_to_object(L, 1), *right = nl_to_object(L, 2);
  lua_pushboolean(L, left && right && left->class_ == right->class_ &&
                         left->object == right->object && left->index == right->index);
  return 1;
}

static void set_function(lua_State *L, const char *name, lua_CFunction function) {
  lua_pushcfunction(L, function);
  lua_setfield(L, -2, name);
}

// Pushes a metatable; the fields are at an index, and so is the closure that reads them.
static void new_metatable(lua_State *L, const char *name, int index_function) {
  lua_newtable(L);
  lua_pushvalue(L, index_function);
  lua_setfield(L, -2, "__index");
  set_function(L, "__newindex", object_newindex);
  set_function(L, "__eq", object_equal);
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__name");
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__metatable");
}

int nl_new_class(lua_State *L, void *class_, const char *name, bool has_elements) {
  if (!lua_checkstack(L, 8)) return NL_NO_STACK;
  lua_newtable(L);  // the fields
  lua_pushvalue(L, -1);
  lua_pushboolean(L, has_elements);
  lua_pushcclosure(L, object_index, 2);
  int index_function = lua_gettop(L);
  new_metatable(L, name, index_function);
  lua_rawsetp(L, LUA_REGISTRYINDEX, element_key(class_));
  new_metatable(L, name, index_function);
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "v");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, -2, &identity_key);
  lua_rawsetp(L, LUA_REGISTRYINDEX, class_);
  lua_settop(L, index_function - 1);
  return NL_OK;
}

bool nl_add_property(lua_State *L, const char *name, void *property, bool is_cached) {
  if (lua_type(L, -1) != LUA_TTABLE || !lua_checkstack(L, 2)) return false;
  uintptr_t pointer = (uintptr_t)property;
  lua_pushlightuserdata(L, (void *)(is_cached ? pointer | CACHED : pointer));
  lua_setfield(L, -2, name);
  return true;
}

bool nl_add_metamethod(lua_State *L, void *class_, const char *name) {
  if (!lua_checkstack(L, 3)) return false;
  int function = lua_gettop(L);
  bool found = function > 0;
  void *keys[] = {class_, element_key(class_)};
  for (int kind = 0; kind < 2 && found; kind++) {
    found = lua_rawgetp(L, LUA_REGISTRYINDEX, keys[kind]) == LUA_TTABLE;
    if (found) {
      lua_pushvalue(L, function);
      lua_setfield(L, -2, name);
    }
    lua_pop(L, 1);
  }
  lua_settop(L, function - 1);
  return found;
}

static bool is_same(const nl_Object *object, void *class_, void *target, int64_t index) {
  return object && object->class_ == class_ && object->object == target && object->index == index;
}

// An integer for nearly all objects: addresses leave the upper bits free.
static void push_identity(lua_State *L, void *object, int64_t index) {
  uint64_t address = (uint64_t)(uintptr_t)object;
  if (address >> 48 == 0 && index >= 0 && index < 65536) {
    lua_pushinteger(L, (lua_Integer)(address | (uint64_t)index << 48));
  } else {
    uint64_t both[] = {address, (uint64_t)index};
    lua_pushlstring(L, (const char *)both, sizeof both);
  }
}

bool nl_push_object(lua_State *L, void *class_, void *object, int64_t index, bool has_identity) {
  if (!lua_checkstack(L, 8)) return false;
  int metatable = lua_gettop(L) + 1, identities = metatable + 1, key = metatable + 2;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, class_) != LUA_TTABLE) {
    lua_pop(L, 1);
    return false;
  }
  if (has_identity) {
    lua_rawgetp(L, metatable, &identity_key);
    push_identity(L, object, index);
    lua_pushvalue(L, key);
    lua_rawget(L, identities);
    if (is_same(nl_to_object(L, -1), class_, object, index)) {
      lua_replace(L, metatable);
      lua_settop(L, metatable);
      context_of(L)->host.release(object);  // the userdata has its own
      return true;
    }
    lua_pop(L, 1);
  }
  nl_Object *payload = new_object(L, (nl_Object){&magic, class_, object, index, NULL, NULL}, 1);
  payload->keeper = payload;
  context_of(L)->objects++;
  lua_pushvalue(L, metatable);
  lua_setmetatable(L, -2);
  if (has_identity) {
    lua_pushvalue(L, key);
    lua_pushvalue(L, -2);
    lua_rawset(L, identities);
  }
  lua_replace(L, metatable);
  lua_settop(L, metatable);
  return true;
}
