/// A word of the language itself: a keyword, or a function of its libraries.
struct LuaWord {
  /// What is typed.
  let name: String
  /// How it is used.
  let usage: String
  /// What it does, in a sentence.
  let summary: String

  /// The keywords.
  static let keywords: [LuaWord] = words(
    """
    and|a and b|Gives a when a is nil or false, else b.
    break|break|Leaves the innermost loop.
    do|do … end|Makes a block with local variables of its own.
    else|if a then … else … end|Begins what runs when no condition holds.
    elseif|if a then … elseif b then … end|Asks for another condition when the first does not hold.
    end|… end|Ends a block, a loop, a condition or a function.
    false|false|The value of a condition that does not hold.
    for|for i = 1, 10 do … end, or for x in list:each() do … end|Repeats for numbers, or for what an iterator gives.
    function|function name(a, b) … end|Makes a function.
    goto|goto name|Goes on at the label ::name::.
    if|if a then … end|Runs something when a condition holds.
    in|for x in list:each() do … end|Says in a for loop where the values come from.
    local|local a = 1|Makes a variable of its block.
    nil|nil|No value.
    not|not a|Gives true for nil and false, else false.
    or|a or b|Gives a unless it is nil or false, else b.
    repeat|repeat … until a|Repeats until a condition holds.
    return|return a, b|Ends a function and gives values.
    then|if a then … end|Begins what runs when a condition holds.
    true|true|The value of a condition that holds.
    until|repeat … until a|Ends a loop that is repeated until a condition holds.
    while|while a do … end|Repeats while a condition holds.
    """)

  /// The functions of Lua's libraries that scripts have, by their whole names.
  static let functions: [LuaWord] = words(
    """
    assert|assert(value, message?)|Gives the value; raises the message when it is nil or false.
    error|error(message, level?)|Raises an error.
    getmetatable|getmetatable(value)|Gives the metatable of a value, or nil.
    ipairs|ipairs(table)|Gives position and element from 1 on, for a for loop.
    load|load(chunk, name?, mode?, env?)|Compiles text to a function; nil and a message when it cannot.
    next|next(table, key?)|Gives the key and value behind a key.
    pairs|pairs(table)|Gives keys and values in any order, for a for loop.
    pcall|pcall(f, ...)|Calls a function; true and its results, or false and the error.
    print|print(...)|Prints values, with tabs between them.
    rawequal|rawequal(a, b)|Whether two values are the same, without metamethods.
    rawget|rawget(table, key)|Reads an element without metamethods.
    rawlen|rawlen(table)|Gives the length without metamethods.
    rawset|rawset(table, key, value)|Sets an element without metamethods.
    require|require(name)|Loads a module once and gives its value.
    select|select(n, ...)|Gives the values from the n-th on, or with '#' how many there are.
    setmetatable|setmetatable(table, metatable)|Gives a table its metatable.
    tonumber|tonumber(value, base?)|Makes a number of a value, or gives nil.
    tostring|tostring(value)|Makes a string of a value.
    type|type(value)|Gives the name of the type of a value.
    xpcall|xpcall(f, handler, ...)|Calls a function; the handler sees the error.
    coroutine.create|coroutine.create(f)|Makes a coroutine of a function.
    coroutine.isyieldable|coroutine.isyieldable()|Whether the running function can yield.
    coroutine.resume|coroutine.resume(co, ...)|Goes on with a coroutine.
    coroutine.running|coroutine.running()|Gives the running coroutine.
    coroutine.status|coroutine.status(co)|Gives suspended, running, normal or dead.
    coroutine.wrap|coroutine.wrap(f)|Makes a function that goes on with a coroutine at each call.
    coroutine.yield|coroutine.yield(...)|Leaves a coroutine with values until it is resumed.
    math.abs|math.abs(x)|Gives the value without its sign.
    math.ceil|math.ceil(x)|Gives the next whole number from x up.
    math.exp|math.exp(x)|Gives e to the power of x.
    math.floor|math.floor(x)|Gives the next whole number from x down.
    math.fmod|math.fmod(x, y)|Gives the rest of a division, with the sign of x.
    math.log|math.log(x, base?)|Gives the logarithm.
    math.max|math.max(x, ...)|Gives the largest number.
    math.min|math.min(x, ...)|Gives the least number.
    math.random|math.random(m?, n?)|Gives a random number: 0 to 1, 1 to m, or m to n.
    math.randomseed|math.randomseed(x?)|Begins the random numbers anew.
    math.sqrt|math.sqrt(x)|Gives the square root.
    math.tointeger|math.tointeger(x)|Gives a whole number as an integer, or nil.
    math.type|math.type(x)|Gives integer, float or nil.
    math.ult|math.ult(a, b)|Whether a is below b when both count as unsigned.
    os.clock|os.clock()|Gives the seconds of work; needs the permission 'clock'.
    os.date|os.date(format?, time?)|Writes a time as text, in UTC.
    os.difftime|os.difftime(a, b)|Gives the seconds from b to a.
    os.time|os.time(table?)|Gives a time in seconds; the present needs the permission 'clock'.
    string.byte|string.byte(s, i?, j?)|Gives the bytes of a string as numbers.
    string.char|string.char(...)|Makes a string of bytes.
    string.find|string.find(s, pattern, init?, plain?)|Gives first and last byte of what matches, or nil.
    string.format|string.format(format, ...)|Fills values into a text: %s, %d, %5.1f, %q.
    string.gmatch|string.gmatch(s, pattern, init?)|Gives all that matches, for a for loop.
    string.gsub|string.gsub(s, pattern, replacement, n?)|Replaces what matches; also gives how often.
    string.len|string.len(s)|Gives the number of bytes, as #s does.
    string.lower|string.lower(s)|Gives the string with small letters, those of ASCII alone.
    string.match|string.match(s, pattern, init?)|Gives what matches, or what stands in its parentheses.
    string.pack|string.pack(format, ...)|Writes values as bytes.
    string.packsize|string.packsize(format)|Gives the number of bytes that pack writes.
    string.rep|string.rep(s, n, separator?)|Repeats a string.
    string.reverse|string.reverse(s)|Gives the bytes from the last to the first.
    string.sub|string.sub(s, i, j?)|Gives the bytes from i to j; -1 is the last one.
    string.unpack|string.unpack(format, s, init?)|Reads values from bytes.
    string.upper|string.upper(s)|Gives the string with capital letters, those of ASCII alone.
    table.concat|table.concat(list, separator?, i?, j?)|Joins the strings and numbers of a list.
    table.insert|table.insert(list, position?, value)|Adds an element, at the end unless a place is given.
    table.move|table.move(a, first, last, to, b?)|Copies elements to another place.
    table.pack|table.pack(...)|Makes a list of values, with their number as n.
    table.remove|table.remove(list, position?)|Takes an element out, the last one unless a place is given.
    table.sort|table.sort(list, before?)|Sorts a list in place.
    table.unpack|table.unpack(list, i?, j?)|Gives the elements of a list as values.
    utf8.char|utf8.char(...)|Makes a string of code points.
    utf8.codepoint|utf8.codepoint(s, i?, j?)|Gives the code points between two bytes.
    utf8.codes|utf8.codes(s)|Gives byte and code point of each character, for a for loop.
    utf8.len|utf8.len(s, i?, j?)|Gives the number of characters; nil and a byte when it is no UTF-8.
    utf8.offset|utf8.offset(s, n, i?)|Gives the byte where the n-th character begins.
    """)

  private static func words(_ list: String) -> [LuaWord] {
    list.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 3 else { return nil }
      return LuaWord(name: parts[0], usage: parts[1], summary: parts[2])
    }
  }

  /// What is known of a word, or nil.
  static func named(_ name: String) -> LuaWord? {
    keywords.first { $0.name == name } ?? functions.first { $0.name == name }
  }

  /// Whether it is no function.
  var isKeyword: Bool { !usage.hasPrefix(name + "(") }

  /// Help on the word.
  var page: HelpPage {
    var page = HelpPage(usage)
    page.summary = summary
    page.kind = isKeyword ? "keyword of Lua" : "function of Lua's library"
    return page
  }
}
