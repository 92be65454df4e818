import Glibc

/// A virtual environment of Python below the cache folder, for peers that pip installs.
enum PythonEnvironment {
  /// The Python that has some packages; nil when they cannot be installed.
  ///
  /// The environment is made when it is not there; `name` stands for the packages, so that they are
  /// installed once.
  static func python(with packages: [String], name: String) -> String? {
    let cache =
      variable("XDG_CACHE_HOME") ?? variable("HOME").map { $0 + "/.cache" } ?? P_tmpdir
    let root = "\(cache)/newslab/bench-python"
    let (python, mark) = (root + "/bin/python", "\(root)/\(name)")
    if access(mark, F_OK) == 0 { return python }
    print("installing \(packages.joined(separator: ", ")) in \(root) with pip, once")
    fflush(nil)
    if access(python, X_OK) != 0 {
      guard Measurement.run(["mkdir", "-p", root]) == 0,
        Measurement.run(["python3", "-m", "venv", root]) == 0
      else { return nil }
    }
    guard Measurement.run([python, "-m", "pip", "install", "--quiet"] + packages) == 0,
      Measurement.run(["touch", mark]) == 0
    else { return nil }
    return python
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
