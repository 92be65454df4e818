// The parts of a pattern that match one byte.
#ifndef NL_PATTERN_ITEM_H
#define NL_PATTERN_ITEM_H

#include "pattern.h"

typedef struct {
  enum { ANY_BYTE, ONE_BYTE, BYTE_OF_SET } kind;
  Byte byte;
  const uint64_t *set;
} Item;

static inline bool nl_has_byte(const uint64_t *set, Byte byte) {
  return set[byte >> 6] >> (byte & 63) & 1;
}

static inline bool nl_is_in(const Item *item, Byte byte) {
  if (item->kind == BYTE_OF_SET) return nl_has_byte(item->set, byte);
  return item->kind == ANY_BYTE || item->byte == byte;
}

// Reads the item at `at`, which is before the pattern's end; gives the place after it. The set
// stays where it is until as many others were read as are kept.
const Byte *nl_read_item(Matcher *matcher, const Byte *at, Item *item);
// The same for a set, `at` being after its '['.
const Byte *nl_read_set(Matcher *matcher, const Byte *at, const uint64_t **set);

#endif
