// What both ways of table.sort share.
#ifndef NL_TABLE_SORT_H
#define NL_TABLE_SORT_H

#include "bridge.h"

// Where the pivot is taken. From a hundred elements on it may be elsewhere than in the middle: once
// a pivot was bad, and the same in every run.
static inline lua_Unsigned nl_choose_middle(lua_Unsigned low, lua_Unsigned high, uint64_t random) {
  static const lua_Unsigned large = 100;
  lua_Unsigned width = high - low;
  if (width <= large || random == 0) return low + width / 2;
  lua_Unsigned quarter = width / 4;
  return low + quarter + random % (quarter * 2);
}

static inline uint64_t nl_next_random(uint64_t random) {
  return random * 6364136223846793005 + 9973;
}

// Sorts the list at index 1 when its elements allow it; else false, the list being as it was and the
// stack perhaps larger.
bool nl_sort_plain(lua_State *L, lua_Unsigned count);

#endif
