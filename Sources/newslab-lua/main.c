// `newslab-lua`: the Lua interpreter of newslab alone, for programs that start it by one word.
#include "CLuaBridge.h"

int main(int count, char **words) { return nl_lua_main(count, words); }
