/// A program in C that runs a filter in Lua over JSON lines, as one writes it for speed alone.
///
/// The file is mapped, the top level of a record is walked once, and a field is decoded when the
/// filter asks for it. Nothing is validated but what the walk needs.
enum CorpusPeerProgram {
  static let source = #"""
    #define _GNU_SOURCE
    #include <fcntl.h>
    #include <lua5.4/lauxlib.h>
    #include <lua5.4/lua.h>
    #include <lua5.4/lualib.h>
    #include <stdint.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/mman.h>
    #include <sys/stat.h>
    #include <unistd.h>

    enum { TITLE, DATE, SOURCE, TEXT, FIELDS };
    static const char *const names[] = {"title", "date", "source", "text"};

    typedef struct { const char *start; size_t count; int escaped; } Slice;
    typedef struct { Slice slices[FIELDS]; } Article;

    // The quote that ends a string, from behind the one that begins it.
    static const char *string_end(const char *at, const char *end, int *escaped) {
      for (;;) {
        const char *quote = memchr(at, '"', end - at);
        if (quote == NULL) return NULL;
        const char *back = quote;
        while (back > at && back[-1] == '\\') back--;
        if (((quote - back) & 1) == 0) {
          if (escaped) *escaped = *escaped || memchr(at, '\\', quote - at) != NULL;
          return quote;
        }
        *escaped = 1;
        at = quote + 1;
      }
    }

    static const char *skip_space(const char *at, const char *end) {
      while (at < end && (*at == ' ' || *at == '\t' || *at == '\r')) at++;
      return at;
    }

    // Behind a value that is no string.
    static const char *skip_value(const char *at, const char *end) {
      int depth = 0, ignored = 0;
      for (; at < end; at++) {
        switch (*at) {
          case '"':
            at = string_end(at + 1, end, &ignored);
            if (at == NULL) return NULL;
            break;
          case '[': case '{': depth++; break;
          case ']': case '}':
            if (depth == 0) return at;
            depth--;
            break;
          case ',':
            if (depth == 0) return at;
        }
      }
      return at;
    }

    static int scan(const char *at, const char *end, Article *article) {
      memset(article, 0, sizeof *article);
      at = skip_space(at, end);
      if (at == end || *at++ != '{') return 0;
      for (;;) {
        at = skip_space(at, end);
        if (at == end) return 0;
        if (*at == '}') return 1;
        if (*at++ != '"') return 0;
        int escaped = 0;
        const char *key = at, *key_end = string_end(at, end, &escaped);
        if (key_end == NULL) return 0;
        at = skip_space(key_end + 1, end);
        if (at == end || *at++ != ':') return 0;
        at = skip_space(at, end);
        if (at < end && *at == '"') {
          Slice slice = {at + 1, 0, 0};
          const char *last = string_end(at + 1, end, &slice.escaped);
          if (last == NULL) return 0;
          slice.count = last - slice.start;
          for (int field = 0; field < FIELDS; field++) {
            if (strlen(names[field]) == (size_t)(key_end - key) &&
                memcmp(names[field], key, key_end - key) == 0)
              article->slices[field] = slice;
          }
          at = last + 1;
        } else {
          at = skip_value(at, end);
          if (at == NULL) return 0;
        }
        at = skip_space(at, end);
        if (at < end && *at == ',') at++;
      }
    }

    static uint32_t hex(const char *at) {
      uint32_t value = 0;
      for (int index = 0; index < 4; index++) {
        char digit = at[index];
        value = value << 4 | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
      }
      return value;
    }

    static char *encode(uint32_t scalar, char *out) {
      if (scalar < 0x80) { *out++ = scalar; return out; }
      if (scalar < 0x800) { *out++ = 0xC0 | scalar >> 6; }
      else {
        if (scalar < 0x10000) { *out++ = 0xE0 | scalar >> 12; }
        else { *out++ = 0xF0 | scalar >> 18; *out++ = 0x80 | (scalar >> 12 & 0x3F); }
        *out++ = 0x80 | (scalar >> 6 & 0x3F);
      }
      *out++ = 0x80 | (scalar & 0x3F);
      return out;
    }

    static void push(lua_State *L, const Slice *slice) {
      if (slice->start == NULL) { lua_pushnil(L); return; }
      if (!slice->escaped) { lua_pushlstring(L, slice->start, slice->count); return; }
      luaL_Buffer buffer;
      char *out = luaL_buffinitsize(L, &buffer, slice->count), *first = out;
      const char *at = slice->start, *end = at + slice->count;
      while (at < end) {
        const char *back = memchr(at, '\\', end - at);
        size_t plain = (back ? back : end) - at;
        memcpy(out, at, plain);
        out += plain;
        at += plain;
        if (back == NULL) break;
        switch (at[1]) {
          case 'n': *out++ = '\n'; break;
          case 't': *out++ = '\t'; break;
          case 'r': *out++ = '\r'; break;
          case 'b': *out++ = '\b'; break;
          case 'f': *out++ = '\f'; break;
          case 'u': {
            uint32_t scalar = hex(at + 2);
            at += 4;
            if ((scalar & 0xFC00) == 0xD800) {
              scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (hex(at + 4) & 0x3FF);
              at += 6;
            }
            out = encode(scalar, out);
            break;
          }
          default: *out++ = at[1];
        }
        at += 2;
      }
      luaL_pushresultsize(&buffer, out - first);
    }

    static int index_article(lua_State *L) {
      Article *article = luaL_checkudata(L, 1, "Article");
      lua_pushvalue(L, 2);
      if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNUMBER) return luaL_error(L, "no such field");
      push(L, &article->slices[lua_tointeger(L, -1)]);
      return 1;
    }

    int main(int count, char **words) {
      if (count != 3) return 2;
      lua_State *L = luaL_newstate();
      luaL_openlibs(L);
      luaL_newmetatable(L, "Article");
      lua_createtable(L, 0, FIELDS);
      for (int field = 0; field < FIELDS; field++) {
        lua_pushinteger(L, field);
        lua_setfield(L, -2, names[field]);
      }
      lua_pushcclosure(L, index_article, 1);
      lua_setfield(L, -2, "__index");
      lua_pop(L, 1);
      if (luaL_dofile(L, words[1])) { fprintf(stderr, "%s\n", lua_tostring(L, -1)); return 1; }
      int descriptor = open(words[2], O_RDONLY);
      struct stat status;
      if (descriptor < 0 || fstat(descriptor, &status) < 0) return 1;
      const char *at = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
      if (at == MAP_FAILED) return 1;
      const char *end = at + status.st_size;
      long kept = 0;
      while (at < end) {
        const char *feed = memchr(at, '\n', end - at);
        if (feed == NULL) feed = end;
        lua_pushvalue(L, -1);
        Article *article = lua_newuserdatauv(L, sizeof *article, 0);
        if (scan(at, feed, article)) {
          luaL_setmetatable(L, "Article");
          if (lua_pcall(L, 1, 1, 0)) { fprintf(stderr, "%s\n", lua_tostring(L, -1)); return 1; }
          kept += lua_toboolean(L, -1);
          lua_pop(L, 1);
        } else {
          lua_pop(L, 2);
        }
        at = feed + 1;
      }
      printf("%ld\n", kept);
      return 0;
    }
    """#
}
