import Glibc

/// Ends this process when the one that started it has ended, whatever a script does meanwhile.
enum ParentWatch {
  /// Looks twice a second from now on.
  static func begin() {
    var thread = pthread_t()
    let parent = Int(getppid())
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        let parent = Int(bitPattern: pointer)
        while Int(getppid()) == parent { usleep(500_000) }
        _exit(1)
      }, UnsafeMutableRawPointer(bitPattern: parent))
    if failure == 0 { pthread_detach(thread) }
  }
}
