// Bugs that show that the fuzzer finds bugs. No build has them unless NEWSLAB_PLANTED_BUGS is set while
// the package is built; then the same variable chooses one when the program runs.
#include <stdlib.h>

#include "CLuaBridge.h"

int nl_planted_bug(void) {
#ifdef NL_PLANTED_BUGS
  static int number = -1;
  if (number < 0) {
    const char *text = getenv("NEWSLAB_PLANTED_BUGS");
    number = text == NULL ? 0 : atoi(text);
  }
  return number;
#else
  return 0;
#endif
}
