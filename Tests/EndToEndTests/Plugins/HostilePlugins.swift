import Foundation

/// What somebody might hand over to `newslab plugin`, and how the program must end.
struct HostilePlugin: CustomStringConvertible, Sendable {
  /// What is wrong with it.
  let description: String
  /// Files that are written first, by path.
  let files: [String: Data]
  /// The words behind `newslab plugin`.
  let words: String
  /// The exit codes that are right.
  let codes: [Int32]

  init(_ description: String, _ files: [String: Data], _ words: String, _ codes: Int32...) {
    (self.description, self.files) = (description, files)
    (self.words, self.codes) = (words, codes)
  }

  static func manifest(_ name: String = "bad", _ more: String = "", version: String = "1.0.0")
    -> String
  {
    #"{"name": "\#(name)", "version": "\#(version)", "summary": "S.", "newslab": "*"\#(more)}"#
  }

  static let main =
    "return newslab.filter{name='f', summary='S.', keep=function() return true end}"

  /// All of them.
  static let all =
    paths + kinds + names + sizes + broken + manifests + locks + dependencies + sources + comments
}

extension HostilePlugin {
  private static func archive(_ add: (inout TarFile) -> Void) -> [String: Data] {
    var tar = TarFile()
    tar.add("plugin.json", manifest())
    tar.add("main.lua", main)
    add(&tar)
    return ["bad.tar": tar.whole]
  }

  private static let badPaths = [
    "../evil", "../../evil", "lib/../../evil", "lib/..", "..", "./../evil", "/etc/evil", "/evil",
    "//evil", "lib//evil.lua", "lib/./evil.lua", "lib/../main2.lua", "a\\b", "..\\evil", "C:\\evil",
    "C:evil", "lib/a:b", "lib/con", "lib/NUL.lua", "aux", "lib/COM1.lua", "lib/a\u{1}b", "lib/a\nb",
    "lib/a\u{1B}[31mb", "lib/a\u{7F}", "lib/\u{202E}aul.nimda", "lib/\u{200B}x.lua",
    "lib/\u{FEFF}x",
    "lib/a ", "lib/a.", "lib/a../x", " /x", "lib/\u{E000}", "lib/a\tb",
    String(repeating: "d/", count: 20) + "x", "lib/" + String(repeating: "n", count: 90) + "/..",
  ]

  private static var paths: [HostilePlugin] {
    var all = badPaths.map { path in
      HostilePlugin("a path \(path.debugDescription)", archive { $0.add(path, "x") }, install, 5)
    }
    all += ["../evil", "/evil", "lib/..", "con", "a\\b"].map { path in
      HostilePlugin(
        "a folder \(path.debugDescription)", archive { $0.add(path + "/", kind: "5") }, install, 5)
    }
    for bytes: [UInt8] in [
      [0xFF, 0xFE], [0x6C, 0x69, 0x62, 0x2F, 0xC0, 0xAF], [0xED, 0xA0, 0x80],
    ] {
      all.append(
        HostilePlugin(
          "a path of bytes \(bytes)", archive { $0.add(bytes, Data("x".utf8)) }, install, 5, 6))
    }
    return all
  }

  private static let install = "install bad.tar"

  private static var kinds: [HostilePlugin] {
    let links = [
      ("a link to a file outside", "2", "/etc/passwd"), ("a link upwards", "2", "../../x"),
      ("a link inside", "2", "main.lua"), ("a hard link", "1", "main.lua"),
      ("a hard link outside", "1", "/etc/passwd"), ("a device", "3", ""), ("a disk", "4", ""),
      ("a pipe", "6", ""),
    ]
    var all = links.map { name, kind, target in
      HostilePlugin(
        name, archive { $0.add("lib/x.lua", kind: Character(kind), to: target) }, install, 5)
    }
    all.append(
      HostilePlugin(
        "a link and a file through it",
        archive {
          $0.add("lib", kind: "2", to: "/tmp")
          $0.add("lib/x.lua", "x")
        }, install, 5))
    return all
  }

  private static var names: [HostilePlugin] {
    let pairs = [
      ("lib/a.lua", "lib/A.lua"), ("lib/a.lua", "LIB/b.lua"), ("main.lua", "Main.lua"),
      ("lib/a.lua", "lib/a.lua"), ("lib/x", "lib/x/y"), ("lib/x/y", "lib/x"),
      ("lib/\u{E9}.lua", "lib/e\u{301}.lua"), ("lib/ß.lua", "lib/ẞ.lua"),
    ]
    return pairs.map { one, other in
      HostilePlugin(
        "'\(one)' beside '\(other)'",
        archive {
          $0.add(one, "1")
          $0.add(other, "2")
        }, install, 5)
    }
  }

  private static var sizes: [HostilePlugin] {
    [
      HostilePlugin(
        "three thousand files", archive { tar in for n in 0..<3000 { tar.add("lib/f\(n).lua") } },
        install, 5),
      HostilePlugin(
        "forty megabytes",
        archive { tar in
          for n in 0..<4 { tar.add(Array("data/\(n)".utf8), Data(count: 10 << 20)) }
        }, install, 5),
      HostilePlugin(
        "one file of twenty megabytes",
        archive { $0.add(Array("data/big".utf8), Data(count: 20 << 20)) }, install, 5, 6),
    ]
  }

  private static var broken: [HostilePlugin] {
    let whole = archive { $0.add("lib/x.lua", String(repeating: "x", count: 3000)) }["bad.tar"]
    var all = [0, 1, 100, 300, 511, 700, 1300].map { count in
      HostilePlugin(
        "an archive of \(count) bytes", ["bad.tar": (whole ?? Data()).prefix(count)], install, 3, 6)
    }
    for (name, text) in [
      ("bad.zip", "PK\u{3}\u{4}garbage"), ("bad.tar.gz", "not gzip"), ("bad.tgz", ""),
      ("bad.tar.xz", "\u{FD}7zXZ\0garbage"), ("bad.tar.zst", "(\u{B5}/\u{FD}x"),
      ("bad.tar", "<html>404</html>"),
    ] {
      all.append(
        HostilePlugin("'\(name)' of other bytes", [name: Data(text.utf8)], "install \(name)", 3, 6))
    }
    all.append(HostilePlugin("an archive that is not there", [:], "install gone.tar.gz", 6))
    all.append(HostilePlugin("a folder that is not there", [:], "install ./gone", 6))
    all.append(HostilePlugin("a file that is not there", [:], "install gone.lua", 6))
    all.append(HostilePlugin("a folder without a plugin", ["d/x": Data()], "install ./d", 3))
    all.append(HostilePlugin("a device as a file", [:], "install /dev/zero/x.lua", 6))
    return all
  }
}

extension HostilePlugin {
  private static func folder(_ json: String) -> [String: Data] {
    ["bad/plugin.json": Data(json.utf8), "bad/main.lua": Data(main.utf8)]
  }

  private static let badNames = [
    "string", "newslab", "lib", "corpus", "table", "..", ".", "", "A", "a b", "a/b/c", "/a", "a/",
    "-a", "1a", "ä", "a_b", "a.b", "../a", "a\\u0000b", "con:x",
  ]

  private static var manifests: [HostilePlugin] {
    var all = badNames.map {
      HostilePlugin("the name '\($0)'", folder(manifest($0)), "install ./bad", 3)
    }
    all += ["1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "", "1.0.0-", "99999999999999999999.0.0"].map
    {
      HostilePlugin("the version '\($0)'", folder(manifest(version: $0)), "install ./bad", 3)
    }
    let more = [
      #", "permissions": ["network"]"#, #", "permissions": ["read"]"#, #", "permissions": "clock""#,
      #", "permissions": [1]"#, #", "permissions": [["clock"]]"#, #", "permisions": []"#,
      #", "dependencies": ["a"]"#, #", "dependencies": {"A": "*"}"#,
      #", "dependencies": {"a": 1}"#, #", "dependencies": {"a": "x.y"}"#,
      #", "dependencies": {"..": "*"}"#, #", "name": "bad2""#, #", "scripts": {"install": "rm"}"#,
      #", "authors": {}"#, #", "keywords": [null]"#, #", "license": 1"#, #", "$schema": 1"#,
    ]
    all += more.map {
      HostilePlugin("a manifest with\($0)", folder(manifest("bad", $0)), "install ./bad", 3)
    }
    let texts = [
      "", "[]", "null", "{", "{}", "\u{FEFF}{}", "{\"name\": \"bad\"}", "{\"a\": }", "//x\n{}",
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 50_000),
      "{\"name\": \"\\ud800\"}", "\"bad\"", "{\"name\": 1}",
    ]
    all += texts.map {
      HostilePlugin(
        "the manifest \($0.prefix(20).debugDescription)", folder($0), "install ./bad", 3)
    }
    all.append(
      HostilePlugin(
        "a newslab of the future", folder(manifest().replacingOccurrences(of: "*", with: "^99")),
        "install ./bad", 3))
    return all
  }

  private static let entry =
    #"{"name": "a", "version": "1.0.0", "source": "./a", "sha256": "\#(digest)""#
    + #", "granted": [], "dependencies": {}, "constraint": "*"}"#
  private static let digest = String(repeating: "0", count: 64)

  private static var locks: [HostilePlugin] {
    func lock(_ entries: String) -> String { #"{"lock": 1, "plugins": [\#(entries)]}"# }
    let texts = [
      "", "{", "[]", "{}", #"{"lock": 2, "plugins": []}"#, #"{"lock": 1}"#,
      #"{"lock": 1, "plugins": {}}"#, #"{"lock": 1, "plugins": [1]}"#, lock("{}"),
      lock(entry + "," + entry), lock(entry.replacingOccurrences(of: #""a""#, with: #""../a""#)),
      lock(entry.replacingOccurrences(of: "1.0.0", with: "../x")),
      lock(entry.replacingOccurrences(of: digest, with: "../../x")),
      lock(entry.replacingOccurrences(of: digest, with: String(repeating: "Z", count: 64))),
      lock(entry.replacingOccurrences(of: "[]", with: #"["everything"]"#)),
      lock(entry.replacingOccurrences(of: #""source""#, with: #""sorce""#)),
      lock(entry.replacingOccurrences(of: "{}", with: #"{"a": "1.0.0"}"#)),
      lock(entry.replacingOccurrences(of: "{}", with: #"{"b": "x"}"#)), "\u{0}",
      #"{"lock": 1, "plugins": [], "more": 1}"#,
    ]
    var all: [HostilePlugin] = []
    for text in texts {
      let files = ["newslab.lock": Data(text.utf8)]
      let name = "the lock \(text.prefix(60).debugDescription)"
      for words in ["install", "verify", "remove a", "update"] {
        all.append(HostilePlugin(name, files, words, 3))
      }
    }
    let files = ["newslab.lock": Data(lock(entry).utf8)]
    all.append(HostilePlugin("a lock of what is gone", files, "verify", 5))
    all.append(HostilePlugin("a lock of a source that is gone", files, "install", 6))
    all.append(HostilePlugin("a lock of what is gone, used", files, "info a", 5))
    all.append(
      HostilePlugin(
        "a source with other bytes than its lock",
        files.merging([
          "a/plugin.json": Data(manifest("a").utf8), "a/main.lua": Data(main.utf8),
        ]) { $1 }, "install", 5))
    return all
  }
}

extension HostilePlugin {
  private static func plugins(_ list: (name: String, version: String, needs: String)...)
    -> [String: Data]
  {
    var files: [String: Data] = [:]
    for (name, version, needs) in list {
      let folder = "c/\(name)-\(version)"
      files[folder + "/plugin.json"] = Data(
        manifest(name, #", "dependencies": {\#(needs)}"#, version: version).utf8)
      files[folder + "/main.lua"] = Data(main.utf8)
    }
    return files
  }

  private static var dependencies: [HostilePlugin] {
    let words = "install a --catalogue c"
    var all = [
      HostilePlugin("a plugin that needs itself", plugins(("a", "1.0.0", #""a": "*""#)), words, 3),
      HostilePlugin(
        "two that need each other",
        plugins(("a", "1.0.0", #""b": "*""#), ("b", "1.0.0", #""a": "*""#)), words, 3),
      HostilePlugin(
        "three in a circle",
        plugins(
          ("a", "1.0.0", #""b": "*""#), ("b", "1.0.0", #""c": "*""#), ("c", "1.0.0", #""a": "*""#)),
        words, 3),
      HostilePlugin(
        "one that needs what there is not", plugins(("a", "1.0.0", #""gone": "^1""#)), words, 3),
      HostilePlugin(
        "one that needs another version",
        plugins(("a", "1.0.0", #""b": "^2""#), ("b", "1.0.0", "")), words, 3),
      HostilePlugin(
        "contradictory versions below",
        plugins(
          ("a", "1.0.0", #""b": "*", "c": "*""#), ("b", "1.0.0", #""d": ">=2 <1""#),
          ("c", "1.0.0", #""d": "1""#), ("d", "1.0.0", "")), words, 3),
      HostilePlugin(
        "a version that nobody has", plugins(("a", "1.0.0", "")), "install a@^9 --catalogue c", 3),
      HostilePlugin(
        "a name that nobody has", plugins(("a", "1.0.0", "")), "install b --catalogue c", 2),
      HostilePlugin("a catalogue that is not there", [:], "install b --catalogue gone", 2),
    ]
    // Every version of each needs all versions of the next: too many ways to try.
    var many: [String: Data] = [:]
    for level in 0..<12 {
      for version in 0..<6 {
        let folder = "c/\(level)-\(version)"
        let needs =
          level < 11 ? #""p\#(level + 1)": "*", "q": "^\#(version + 5)""# : #""gone": "*""#
        let name = level == 0 ? "a" : "p\(level)"
        many[folder + "/plugin.json"] = Data(
          manifest(name, #", "dependencies": {\#(needs)}"#, version: "1.\(version).0").utf8)
        many[folder + "/main.lua"] = Data(main.utf8)
      }
    }
    all.append(HostilePlugin("versions without end", many, words, 3))
    return all
  }

  private static var sources: [HostilePlugin] {
    let words: [(String, [Int32])] = [
      ("'http://example.org/x.tar.gz'", [2]), ("'https://example.org/x.tar.gz'", [2]),
      ("'ftp://x'", [2]), ("'git+ssh://host/x'", [2]), ("'git+ext::sh -c id'", [2]),
      ("'git+file://x'", [2]), ("'git+https://'", [2]), ("'git+file:///gone'", [6]),
      ("'git+file:///gone#-x'", [2]), ("'git+file:///gone#--upload-pack=id'", [2]),
      ("'git+file:///gone#a..b'", [2]), ("'git+file:///gone#a b'", [2]),
      ("'git+file:///--upload-pack=id'", [6]), ("--offline 'git+https://localhost/x'", [5]),
      ("''", [2, 3, 6]), ("x@", [6]), ("'x@^'", [6]), ("a b", [2]),
      ("./bad --grant network", [2]), ("./bad --grant", [2]),
    ]
    return words.map { words, codes in
      HostilePlugin("the source \(words)", [:], "install " + words, codes)
    }
  }

  private init(_ description: String, _ files: [String: Data], _ words: String, _ codes: [Int32]) {
    (self.description, self.files) = (description, files)
    (self.words, self.codes) = (words, codes)
  }

  private static var comments: [HostilePlugin] {
    [
      "", "return 1", "---@name bad\n", "---@version 1.0.0\n", "---@name Bad\n---@version 1.0.0\n",
      "---@name bad\n---@version 1\n--- S.\n", "---@name bad\n---@name bad\n---@version 1.0.0\n",
      "---@name\n", "---@name bad\n---@version 1.0.0\n--- S.\n---@permission all\n",
      "---@name bad\n---@version 1.0.0\n--- S.\n---@dependency x\n",
      "---@name string\n---@version 1.0.0\n--- S.\n", "\u{1B}Lua", "\u{0}\u{0}",
    ].map {
      HostilePlugin(
        "the file \($0.prefix(40).debugDescription)", ["bad.lua": Data($0.utf8)],
        "install bad.lua", 3)
    }
  }
}
