// Lua's patterns, matched by code that can be stopped; for the .c files of the bridge.
#ifndef NL_PATTERN_H
#define NL_PATTERN_H

#include "bridge.h"

typedef unsigned char Byte;

enum { NL_MOST_CAPTURES = 32, NL_KEPT_SETS = 4 };

// What stands for the length of a capture that is not closed yet, or that is a position.
enum { NL_OPEN = -1, NL_POSITION = -2 };

typedef struct {
  const Byte *start;
  ptrdiff_t length;
} Capture;

// A set in brackets that was read: matching it again costs no reading.
typedef struct {
  const Byte *start, *end;  // in the pattern: after '[', after ']'
  ByteSet bytes;
} KeptSet;

typedef struct {
  lua_State *L;
  Context *context;
  const Byte *subject, *subject_end, *pattern_end;
  ptrdiff_t steps;  // until the next look at the stop flag
  int depth;        // of matches within matches
  int count;        // of captures
  unsigned latest_set;
  Capture captures[NL_MOST_CAPTURES];
  KeptSet sets[NL_KEPT_SETS];
} Matcher;

void nl_begin_matching(Matcher *matcher, lua_State *L, const Byte *subject, size_t subject_length,
                       const Byte *pattern_end);
// The end of a match that begins exactly at `at`, or NULL.
const Byte *nl_match_at(Matcher *matcher, const Byte *at, const Byte *pattern);
// The end of the first match that begins at *at or later, or NULL; *at becomes its beginning.
const Byte *nl_match_from(Matcher *matcher, const Byte **at, const Byte *pattern);

// Looks at the stop flag once work worth `steps` short steps is done.
static inline void nl_spend(Matcher *matcher, ptrdiff_t steps) {
  static const ptrdiff_t between_looks = 1 << 13;
  matcher->steps -= steps;
  if (matcher->steps >= 0) return;
  matcher->steps = between_looks;
  if (nl_is_stopping(matcher->context)) nl_raise_stop(matcher->L);
}

#endif
