// Where Lua spends its time: the hook that counts steps also says which line runs.
//
// The time since the last sample belongs to the line that runs at the next one, so that what a
// function of the host takes is found, too: it is the time of the line that called it, or of one
// that follows within a hundred instructions.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bridge.h"

enum { LINES = 2048 };  // a power of two

struct nl_Profile {
  uint64_t last;
  int count;
  nl_ProfileLine lines[LINES];
};

static uint64_t precise_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

bool nl_begin_profile(lua_State *L) {
  Context *context = context_of(L);
  if (context->profile != NULL) return false;
  context->profile = calloc(1, sizeof *context->profile);
  if (context->profile == NULL) return false;
  context->profile->last = precise_now();
  return true;
}

void nl_end_profile(lua_State *L) {
  Context *context = context_of(L);
  free(context->profile);
  context->profile = NULL;
}

bool nl_profile_line(lua_State *L, int index, nl_ProfileLine *line) {
  struct nl_Profile *profile = context_of(L)->profile;
  if (profile == NULL || index < 0 || index >= LINES) return false;
  *line = profile->lines[index];
  return true;
}

int nl_profile_size(void) { return LINES; }

// The line of a place, found or begun; NULL when there is no room for it.
static nl_ProfileLine *find(struct nl_Profile *profile, const char *source, int number) {
  unsigned hash = (unsigned)number * 2654435761u;
  for (const char *c = source; *c != 0; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
  for (unsigned step = 0; step < LINES; step++) {
    nl_ProfileLine *line = &profile->lines[(hash + step) % LINES];
    if (line->samples == 0) {
      if (profile->count >= LINES - LINES / 8) return NULL;
      profile->count++;
      strncpy(line->source, source, sizeof line->source - 1);
      line->number = number;
      return line;
    }
    if (line->number == number && strcmp(line->source, source) == 0) return line;
  }
  return NULL;
}

void nl_sample(Context *context, lua_State *L, lua_Debug *activation) {
  struct nl_Profile *profile = context->profile;
  if (profile == NULL || !lua_getinfo(L, "Sl", activation)) return;
  nl_ProfileLine *line = find(profile, activation->short_src, activation->currentline);
  uint64_t now = precise_now();
  if (line != NULL) {
    line->samples++;
    line->nanoseconds += now - profile->last;
  }
  profile->last = now;
}
