// table.sort: compares and swaps in the order in which Lua's own does, so that elements that count
// as equal end up in the same places.
#include <limits.h>

#include "table_sort.h"

typedef struct {
  lua_State *L;
  uint64_t random;
  bool has_function;
} Sorting;

// Whether the value at one place of the stack, counted from the top, is to come before another.
static bool is_less(Sorting *sorting, int left, int right) {
  lua_State *L = sorting->L;
  if (nl_is_stopping(context_of(L))) nl_raise_stop(L);  // one comparison of texts may take long
  if (!sorting->has_function) return lua_compare(L, left, right, LUA_OPLT);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, left - 1);
  lua_pushvalue(L, right - 2);
  lua_call(L, 2, 1);
  bool result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

// Exchanges two elements unless they are in order.
static void order(Sorting *sorting, lua_Unsigned low, lua_Unsigned high) {
  lua_State *L = sorting->L;
  lua_geti(L, 1, (lua_Integer)low);
  lua_geti(L, 1, (lua_Integer)high);
  if (is_less(sorting, -1, -2)) {
    lua_seti(L, 1, (lua_Integer)low);
    lua_seti(L, 1, (lua_Integer)high);
  } else {
    lua_pop(L, 2);
  }
}

// Puts the middle one of three elements into the middle.
static void order_middle(Sorting *sorting, lua_Unsigned low, lua_Unsigned middle,
                         lua_Unsigned high) {
  lua_State *L = sorting->L;
  lua_geti(L, 1, (lua_Integer)middle);
  lua_geti(L, 1, (lua_Integer)low);
  if (is_less(sorting, -2, -1)) {
    lua_seti(L, 1, (lua_Integer)middle);
    lua_seti(L, 1, (lua_Integer)low);
    return;
  }
  lua_pop(L, 2);
  order(sorting, middle, high);
}

// Parts the elements by the pivot, which is on top and at high - 1; gives its place and pops it.
static lua_Unsigned part(Sorting *sorting, lua_Unsigned low, lua_Unsigned high) {
  lua_State *L = sorting->L;
  lua_Unsigned left = low, right = high - 1;
  for (;;) {
    while (lua_geti(L, 1, (lua_Integer)++left), is_less(sorting, -1, -2)) {
      if (left == high - 1) luaL_error(L, "invalid order function for sorting");
      lua_pop(L, 1);
    }
    while (lua_geti(L, 1, (lua_Integer)--right), is_less(sorting, -3, -1)) {
      if (right < left) luaL_error(L, "invalid order function for sorting");
      lua_pop(L, 1);
    }
    if (right < left) break;
    lua_seti(L, 1, (lua_Integer)left);
    lua_seti(L, 1, (lua_Integer)right);
  }
  lua_pop(L, 1);  // the one on the right; the pivot changes places with that on the left
  lua_seti(L, 1, (lua_Integer)(high - 1));
  lua_seti(L, 1, (lua_Integer)left);
  return left;
}

static void sort(Sorting *sorting, lua_Unsigned low, lua_Unsigned high) {
  lua_State *L = sorting->L;
  while (low < high) {
    order(sorting, low, high);
    if (high - low == 1) return;
    lua_Unsigned middle = nl_choose_middle(low, high, sorting->random), sorted;
    order_middle(sorting, low, middle, high);
    if (high - low == 2) return;
    lua_geti(L, 1, (lua_Integer)middle);
    lua_pushvalue(L, -1);
    lua_geti(L, 1, (lua_Integer)(high - 1));
    lua_seti(L, 1, (lua_Integer)middle);
    lua_seti(L, 1, (lua_Integer)(high - 1));
    middle = part(sorting, low, high);
    if (middle - low < high - middle) {
      sort(sorting, low, middle - 1);
      sorted = middle - low;
      low = middle + 1;
    } else {
      sort(sorting, middle + 1, high);
      sorted = high - middle;
      high = middle - 1;
    }
    // A bad pivot: from now on others, the same in every run.
    if ((high - low) / 128 > sorted) sorting->random = nl_next_random(sorting->random);
  }
}

int nl_table_sort(lua_State *L) {
  Sorting sorting = {L, 0, !lua_isnoneornil(L, 2)};
  lua_Integer count = nl_measure_table(L, 1);
  if (count > 1) {
    luaL_argcheck(L, count < INT_MAX, 1, "array too big");
    if (sorting.has_function) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    if (lua_isnil(L, 2) && lua_type(L, 1) == LUA_TTABLE && nl_sort_plain(L, (lua_Unsigned)count)) {
      return 0;
    }
    lua_settop(L, 2);
    sort(&sorting, 1, (lua_Unsigned)count);
  }
  return 0;
}
