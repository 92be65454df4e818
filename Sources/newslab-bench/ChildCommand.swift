import Glibc

/// Starts programs that are measured, or measured against.
enum ChildCommand {
  /// Starts a command, with descriptors put in the place of its standard ones (0 input, 1 output);
  /// nil when it cannot be run.
  static func start(_ command: [String], _ streams: [(Int32, insteadOf: Int32)]) -> pid_t? {
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, standard) in streams {
      posix_spawn_file_actions_adddup2(&actions, descriptor, standard)
    }
    var child: pid_t = 0
    return posix_spawnp(&child, command[0], &actions, nil, &words, environ) == 0 ? child : nil
  }
}
