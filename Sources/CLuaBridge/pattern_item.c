// Reading single bytes, classes and sets of patterns.
#include <ctype.h>
#include <string.h>

#include "pattern_item.h"

// Lua's classes, in the order of class_number.
static bool is_in_class(int number, int byte) {
  switch (number) {
    case 0: return isalpha(byte);
    case 1: return iscntrl(byte);
    case 2: return isdigit(byte);
    case 3: return isgraph(byte);
    case 4: return islower(byte);
    case 5: return ispunct(byte);
    case 6: return isspace(byte);
    case 7: return isupper(byte);
    case 8: return isalnum(byte);
    case 9: return isxdigit(byte);
    default: return byte == 0;
  }
}

static void add_byte(uint64_t *set, Byte byte) { set[byte >> 6] |= (uint64_t)1 << (byte & 63); }

void nl_fill_classes(Context *context) {
  memset(context->classes, 0, sizeof context->classes);
  for (int number = 0; number < NL_CLASSES; number++) {
    uint64_t *with = context->classes[number], *without = context->classes[number + NL_CLASSES];
    for (int byte = 0; byte < 256; byte++) {
      add_byte(is_in_class(number, byte) ? with : without, (Byte)byte);
    }
  }
}

// The place of a letter among the classes, whatever its case, or -1.
static int class_number(Byte letter) {
  switch (letter | 0x20) {
    case 'a': return 0;
    case 'c': return 1;
    case 'd': return 2;
    case 'g': return 3;
    case 'l': return 4;
    case 'p': return 5;
    case 's': return 6;
    case 'u': return 7;
    case 'w': return 8;
    case 'x': return 9;
    case 'z': return 10;
    default: return -1;
  }
}

// The set of a class letter, or NULL when the byte is none. Capitals stand for the complement.
static const uint64_t *class_set(const Matcher *matcher, Byte letter) {
  int number = class_number(letter);
  if (number < 0) return NULL;
  return matcher->context->classes[letter & 0x20 ? number : number + NL_CLASSES];
}

static void add_range(uint64_t *set, Byte first, Byte last) {
  for (int byte = first; byte <= last; byte++) add_byte(set, (Byte)byte);
}

// Adds what stands between the brackets. The text ends with the ']' at `end`.
static void fill_set(const Matcher *matcher, uint64_t *set, const Byte *at, const Byte *end) {
  while (at < end) {
    Byte byte = *at++;
    if (byte == '%') {
      const uint64_t *members = class_set(matcher, *at);
      if (members == NULL) add_byte(set, *at);
      else for (int word = 0; word < 4; word++) set[word] |= members[word];
      at++;
    } else if (*at == '-' && at + 1 < end) {
      add_range(set, byte, at[1]);
      at += 2;
    } else {
      add_byte(set, byte);
    }
  }
}

// The ']' of a set. The first byte is a member whatever it is.
static const Byte *find_set_end(Matcher *matcher, const Byte *at) {
  const Byte *end = matcher->pattern_end, *first = at;
  while (at == first || *at != ']') {
    if (at == end) luaL_error(matcher->L, "malformed pattern (missing ']')");
    if (*at++ == '%' && at < end) at++;
  }
  return at;
}

static const Byte *read_new_set(Matcher *matcher, const Byte *at, const uint64_t **set) {
  bool is_complement = at < matcher->pattern_end && *at == '^';
  const Byte *first = is_complement ? at + 1 : at;
  const Byte *last = find_set_end(matcher, first);
  nl_spend(matcher, last - first);
  KeptSet *kept = &matcher->sets[matcher->latest_set++ % NL_KEPT_SETS];
  kept->start = at;
  kept->end = last + 1;
  memset(kept->bytes, 0, sizeof kept->bytes);
  fill_set(matcher, kept->bytes, first, last);
  for (int word = 0; is_complement && word < 4; word++) kept->bytes[word] = ~kept->bytes[word];
  *set = kept->bytes;
  return kept->end;
}

const Byte *nl_read_set(Matcher *matcher, const Byte *at, const uint64_t **set) {
  for (int number = 0; number < NL_KEPT_SETS; number++) {
    if (matcher->sets[number].start != at) continue;
    *set = matcher->sets[number].bytes;
    return matcher->sets[number].end;
  }
  return read_new_set(matcher, at, set);
}

const Byte *nl_read_item(Matcher *matcher, const Byte *at, Item *item) {
  Byte byte = *at++;
  item->kind = ONE_BYTE;
  item->byte = byte;
  if (byte == '.') {
    item->kind = ANY_BYTE;
  } else if (byte == '[') {
    item->kind = BYTE_OF_SET;
    return nl_read_set(matcher, at, &item->set);
  } else if (byte == '%') {
    if (at == matcher->pattern_end) {
      luaL_error(matcher->L, "malformed pattern (ends with '%%')");
    }
    item->set = class_set(matcher, *at);
    if (item->set != NULL) item->kind = BYTE_OF_SET;
    item->byte = *at++;
  }
  return at;
}
