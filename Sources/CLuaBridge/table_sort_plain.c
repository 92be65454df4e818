// table.sort of lists that hold nothing but integers, nothing but floats or nothing but texts, without
// a function that compares: such elements are compared here, where no step goes through Lua. The steps
// are those of table_sort.c, so that the list ends up as there; see that file.
#include <string.h>

#include "table_sort.h"

typedef union {
  lua_Integer integer;
  lua_Number number;
  struct {
    const char *bytes;
    uint32_t length, place;  // where it stood in the list
  } text;
} Element;

typedef enum { INTEGERS, FLOATS, TEXTS, OTHERS } Kind;

typedef struct {
  lua_State *L;
  Context *context;
  Element *elements;  // the first at 1
  lua_Unsigned count;
  Kind kind;
  uint64_t rounds, random;
} Plain;

static Kind kind_of(lua_State *L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TNUMBER: return lua_isinteger(L, index) ? INTEGERS : FLOATS;
    case LUA_TSTRING: return lua_rawlen(L, index) < UINT32_MAX ? TEXTS : OTHERS;
    default: return OTHERS;
  }
}

// Texts as Lua orders them: by the locale, in pieces that end with a zero.
static bool is_text_less(const Element *left, const Element *right) {
  const char *a = left->text.bytes, *b = right->text.bytes;
  size_t left_length = left->text.length, right_length = right->text.length;
  for (;;) {
    int order = strcoll(a, b);
    if (order != 0) return order < 0;
    size_t length = strlen(a);
    if (length == right_length) return false;
    if (length == left_length) return true;
    length++;
    a += length, b += length;
    left_length -= length, right_length -= length;
  }
}

// Looks at the stop flag once work worth some steps is done.
static void spend(Plain *plain, uint64_t steps) {
  plain->rounds += steps;
  if (plain->rounds < 1 << 14) return;
  plain->rounds = 0;
  if (nl_is_stopping(plain->context)) nl_raise_stop(plain->L);
}

static bool is_less(Plain *plain, const Element *left, const Element *right) {
  switch (plain->kind) {
    case INTEGERS: return left->integer < right->integer;
    case FLOATS: return left->number < right->number;
    default:
      if (left->text.bytes == right->text.bytes) return false;
      spend(plain, left->text.length / 64);
      return is_text_less(left, right);
  }
}

static void exchange(Element *left, Element *right) {
  Element kept = *left;
  *left = *right;
  *right = kept;
}

static void order(Plain *plain, lua_Unsigned low, lua_Unsigned high) {
  Element *elements = plain->elements;
  if (is_less(plain, &elements[high], &elements[low])) exchange(&elements[low], &elements[high]);
}

static void order_middle(Plain *plain, lua_Unsigned low, lua_Unsigned middle,
                         lua_Unsigned high) {
  Element *elements = plain->elements;
  if (is_less(plain, &elements[middle], &elements[low])) {
    exchange(&elements[low], &elements[middle]);
  } else {
    order(plain, middle, high);
  }
}

// Writes the elements back in their order.
static void write_back(const Plain *plain) {
  lua_State *L = plain->L;
  if (plain->kind == TEXTS) {
    lua_createtable(L, (int)plain->count, 0);
    for (lua_Unsigned index = 1; index <= plain->count; index++) {
      lua_rawgeti(L, 1, (lua_Integer)plain->elements[index].text.place);
      lua_rawseti(L, -2, (lua_Integer)index);
    }
    for (lua_Unsigned index = 1; index <= plain->count; index++) {
      lua_rawgeti(L, -1, (lua_Integer)index);
      lua_rawseti(L, 1, (lua_Integer)index);
    }
    lua_pop(L, 1);
    return;
  }
  for (lua_Unsigned index = 1; index <= plain->count; index++) {
    if (plain->kind == INTEGERS) lua_pushinteger(L, plain->elements[index].integer);
    else lua_pushnumber(L, plain->elements[index].number);
    lua_rawseti(L, 1, (lua_Integer)index);
  }
}

// Parts the elements by the pivot, which stands at high - 1; gives its place. The pivot ends the way
// up, and the element at `low`, which is not greater, the way down.
static lua_Unsigned part(Plain *plain, lua_Unsigned low, lua_Unsigned high) {
  Element *elements = plain->elements, pivot = elements[high - 1];
  lua_Unsigned left = low, right = high - 1;
  for (;;) {
    do left++;
    while (is_less(plain, &elements[left], &pivot));
    do right--;
    while (is_less(plain, &pivot, &elements[right]));
    if (right < left) break;
    exchange(&elements[left], &elements[right]);
  }
  exchange(&elements[high - 1], &elements[left]);
  return left;
}

static void sort(Plain *plain, lua_Unsigned low, lua_Unsigned high) {
  while (low < high) {
    order(plain, low, high);
    if (high - low == 1) return;
    lua_Unsigned middle = nl_choose_middle(low, high, plain->random), sorted;
    order_middle(plain, low, middle, high);
    if (high - low == 2) return;
    exchange(&plain->elements[middle], &plain->elements[high - 1]);
    spend(plain, high - low);
    middle = part(plain, low, high);
    if (middle - low < high - middle) {
      sort(plain, low, middle - 1);
      sorted = middle - low;
      low = middle + 1;
    } else {
      sort(plain, middle + 1, high);
      sorted = high - middle;
      high = middle - 1;
    }
    if ((high - low) / 128 > sorted) plain->random = nl_next_random(plain->random);
  }
}

// Reads the list; false when not all of it is of one kind.
static bool read_elements(Plain *plain) {
  lua_State *L = plain->L;
  lua_rawgeti(L, 1, 1);
  plain->kind = kind_of(L, -1);
  lua_pop(L, 1);
  if (plain->kind == OTHERS) return false;
  for (lua_Unsigned index = 1; index <= plain->count; index++) {
    Element *element = &plain->elements[index];
    nl_look(L, index);
    lua_rawgeti(L, 1, (lua_Integer)index);
    if (kind_of(L, -1) != plain->kind) {
      lua_pop(L, 1);
      return false;
    }
    if (plain->kind == INTEGERS) {
      element->integer = lua_tointeger(L, -1);
    } else if (plain->kind == FLOATS) {
      element->number = lua_tonumber(L, -1);
    } else {
      size_t length;
      element->text.bytes = lua_tolstring(L, -1, &length);  // the list keeps it
      element->text.length = (uint32_t)length;
      element->text.place = (uint32_t)index;
    }
    lua_pop(L, 1);
  }
  return true;
}

bool nl_sort_plain(lua_State *L, lua_Unsigned count) {
  static const lua_Unsigned least = 8;
  Context *context = context_of(L);
  size_t size = ((size_t)count + 1) * sizeof(Element);
  bool is_scarce = context->limit != 0 && context->used + 2 * size > context->limit;
  if (count < least || is_scarce || lua_getmetatable(L, 1)) return false;
  Plain plain = {L, context, lua_newuserdatauv(L, size, 0), count, OTHERS, 0, 0};
  if (!read_elements(&plain)) return false;
  sort(&plain, 1, count);
  write_back(&plain);
  return true;
}
