import CLuaBridge
import Glibc

/// The source of a module that `require` of a guarded state has found.
public struct LuaModuleSource {
  /// What the module is called in messages, and what it gets as its first argument.
  ///
  /// Names with the same key are the same module.
  public let key: String
  /// The source text.
  public let source: LuaString
  /// The file, as messages show it; the module gets it as its second argument.
  public let path: String
  /// Whose module it is; nil for those of the state itself.
  ///
  /// What a module of a scope requires is looked for in that scope, and its globals stay there.
  public let scope: String?

  /// Takes what was found.
  public init(key: String, source: LuaString, path: String, scope: String? = nil) {
    (self.key, self.source, self.path, self.scope) = (key, source, path, scope)
  }
}

/// `package` and `require` of guarded states.
///
/// Nothing here loads C modules. `package.loaded` holds the libraries as scripts see them, and is
/// not the table that Lua itself keeps.
enum PackageLibrary {
  /// How a state finds the file of a module: by its name alone, or along `package.path`.
  final class Finder {
    var find: ((String, String?) throws(LuaError) -> LuaModuleSource)?
  }

  /// The libraries that are loaded from the beginning, those of them that there are.
  private static let libraries = [
    "_G", "coroutine", "table", "string", "utf8", "math", "io", "os", "debug",
  ]

  /// Gives a state the library and the function; the other libraries are there already.
  static func install(in state: LuaState) throws(LuaError) {
    state.attach(Finder())
    var loaded: [(String, any LuaPushable)] = []
    for name in libraries {
      let library = try state.global(name)
      if case .table = library { loaded.append((name, library)) }
    }
    try state.setGlobal(
      "package",
      LuaTable([
        ("config", "/\n;\n?\n!\n-\n"), ("path", ""), ("cpath", ""), ("loaded", LuaTable(loaded)),
        ("preload", LuaTable()), ("searchers", LuaTable()), ("searchpath", searchPath),
      ]))
    let package = try state.global("package")
    guard case .table(let table) = package else { return }
    try state.setField("package", of: table.field("loaded"), to: package)
    let chunk = try state.load(require, name: "=require")
    var arguments: [any LuaPushable] = [package, find]
    for name in ["load", "error", "type", "setmetatable", "_G"] {
      arguments.append(try state.global(name))
    }
    try state.setGlobal("require", state.call(chunk, arguments).first ?? .nil)
  }

  /// Lua's part: runs a module once, however often it is asked for, or again when a script has
  /// taken it out of `package.loaded`.
  private static let require = """
    local package, find, load, error, type, setmetatable, globals = ...
    local loaded, preload, searchers = package.loaded, package.preload, package.searchers
    local known, loading, scopes, libraries = {}, {}, {}, {}
    for name, library in next, loaded do libraries[name] = library end
    local function run_once(key, run, path)
      if loading[key] then error("module '" .. key .. "' requires itself", 3) end
      loading[key] = true
      local ended <close> = setmetatable({}, { __close = function() loading[key] = nil end })
      return run(key, path)
    end
    local scoped
    local function compile(source, path, scope)
      if not scope then return load(source, "@" .. path, "t") end
      if not scopes[scope] then
        local own = setmetatable({ require = scoped(scope) }, { __index = globals })
        own._G, scopes[scope] = own, own
      end
      return load(source, "@" .. path, "t", scopes[scope])
    end
    function scoped(scope)
      return function(name)
        if type(name) ~= "string" then
          error("bad argument #1 'name': expected string, got " .. type(name), 2)
        end
        if name == "newslab" then return loaded.newslab end
        if libraries[name] ~= nil then return libraries[name] end
        local key, source, path, owner = find(name, "", scope)
        if not key then error(source, 2) end
        if loaded[key] ~= nil then return loaded[key], path end
        local run, problem = compile(source, path, owner)
        if not run then error(problem, 0) end
        local value = run_once(key, run, path)
        if value == nil then value = true end
        loaded[key] = value
        return value, path
      end
    end
    return function(name)
      if type(name) ~= "string" then
        error("bad argument #1 'name': expected string, got " .. type(name), 2)
      end
      if loaded[name] ~= nil then return loaded[name] end
      local key, run, path, problem = name, preload[name], ":preload:", nil
      if run == nil then
        local source, scope
        if type(package.path) ~= "string" then error("'package.path' must be a string", 2) end
        key, source, path, scope = find(name, package.path)
        if key then
          if not known[name] and loaded[key] ~= nil then
            known[name], loaded[name] = true, loaded[key]
            return loaded[name]
          end
          run, problem = compile(source, path, scope)
          if not run then error(problem, 0) end
        else
          key, problem = name, source
          for index = 1, #searchers do
            run, path = searchers[index](name)
            if type(run) == "function" then break end
            if type(run) == "string" then problem, run = problem .. run, nil end
          end
          if run == nil then error(problem, 2) end
        end
      end
      local value = run_once(key, run, path)
      if value == nil then value = loaded[name] end
      if value == nil then value = loaded[key] end
      if value == nil then value = true end
      known[name], loaded[name], loaded[key] = true, value, value
      return value, path
    end
    """

  /// Gives key, source and path, or nil and why there is none.
  private static let find = LuaFunction("find", "Finds a module.", parameters: []) { call in
    let name = try call.argument(1, "name", as: String.self)
    do {
      let found: LuaModuleSource
      if let find = call.stack.attached(Finder.self)?.find {
        let scope = call.count >= 3 ? try call.argument(3, "scope", as: String.self) : nil
        found = try find(name, scope)
      } else {
        found = try file(name, call)
      }
      call.stack.attached(ModuleWatch.self)?.found(found)
      return try call.results(found.key, found.source, found.path, found.scope)
    } catch let error as LuaError {
      return try call.results(String?.none, error.message)
    }
  }

  private static func file(_ name: String, _ call: LuaCall) throws -> LuaModuleSource {
    let path = try call.argument(2, "path", as: String.self)
    let (found, tried) = try search(Search(name: name, templates: path), call, by: "require")
    guard let found else {
      throw LuaError("no module '\(name)': " + (path.isEmpty ? "package.path is empty" : tried))
    }
    do {
      let source = try GuardedLibraries.source(found, call, by: "require")
      return LuaModuleSource(key: name, source: LuaString(source), path: found)
    } catch let failure as LuaFile.Failure {
      throw LuaError("cannot read " + failure.message)
    }
  }

  private static let searchPath = LuaFunction(
    "searchpath", "Finds the file of a module.", parameters: []
  ) { call in
    var search = try Search(
      name: call.argument(1, "name", as: String.self),
      templates: call.argument(2, "path", as: String.self))
    if let separator = try call.argument(3, "sep", as: String?.self) {
      search.separator = separator
    }
    if let mark = try call.argument(4, "rep", as: String?.self) { search.replacement = mark }
    let (found, tried) = try Self.search(search, call, by: "package.searchpath")
    if let found { return try call.results(found) }
    return try call.results(String?.none, tried)
  }

  /// What is searched along a path.
  private struct Search {
    let name: String
    let templates: String
    var separator = "."
    var replacement = "/"

    /// The files that may be it, in their order.
    var candidates: [String] {
      let part =
        separator.isEmpty
        ? name
        : name.split(separator: separator, omittingEmptySubsequences: false)
          .joined(separator: replacement)
      return templates.split(separator: ";").map { template in
        template.split(separator: "?", omittingEmptySubsequences: false).joined(separator: part)
      }
    }
  }

  /// The first file that is there and may be read, and what was tried in vain.
  private static func search(_ search: Search, _ call: LuaCall, by function: String) throws
    -> (found: String?, tried: String)
  {
    var tried: [String] = []
    for path in search.candidates {
      try call.stack.checkStop()
      do throws(LuaError) {
        // Judged before it is looked for: what may not be read is not told of either.
        try IOLibrary.streams(call).access.check(path, for: .reading, by: function)
        if !path.utf8.contains(0), access(path, R_OK) == 0 { return (path, "") }
        tried.append("no file '\(path)'")
      } catch {
        tried.append(error.message)
      }
    }
    return (nil, tried.joined(separator: "; "))
  }
}

/// Is told of modules that `require` finds.
final class ModuleWatch {
  let found: (LuaModuleSource) -> Void

  init(_ found: @escaping (LuaModuleSource) -> Void) { self.found = found }
}

extension LuaState {
  /// Tells of each module that `require` of a guarded state finds from here on, before it runs.
  public func watchModules(_ found: @escaping (LuaModuleSource) -> Void) {
    attach(ModuleWatch(found))
  }

  /// Sets where `require` of a guarded state looks for files: templates with `?` for the name, apart
  /// by `;`, as in `package.path`.
  public func setModulePath(_ path: String) throws(LuaError) {
    try setField("path", of: global("package"), to: path)
  }

  /// Sets how `require` of a guarded state finds modules, in place of files along `package.path`.
  ///
  /// The error of a module that there is not says what was looked for.
  ///
  /// - Parameter find: Gets the name, and the scope of the module that asks for it, or nil; see
  ///   ``LuaModuleSource/scope``.
  public func setModuleFinder(
    _ find: @escaping (String, String?) throws(LuaError) -> LuaModuleSource
  ) {
    (core.attached[ObjectIdentifier(PackageLibrary.Finder.self)] as? PackageLibrary.Finder)?
      .find = find
  }

  /// Makes a value what `require` gives for a name.
  public func setModule(_ name: String, _ value: some LuaPushable) throws(LuaError) {
    guard case .table(let package) = try global("package") else { return }
    try setField(name, of: package.field("loaded"), to: value)
  }
}
