import Glibc

/// Hands results from workers to one that takes them in the order of their numbers.
///
/// A worker that is far ahead waits, so that few results are in memory. Unchecked: everything is
/// touched under the lock.
final class ResultQueue<Failure: Error>: @unchecked Sendable {
  /// What the taker gets.
  enum Turn {
    /// A number and what was made of it; several results may have the same number.
    case result([ShardResult])
    /// Nothing came in time.
    case nothing
    /// All workers have ended.
    case end
  }

  private let window: Int
  private var mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [Int: [ShardResult]] = [:]
  private var begun: Set<Int> = []
  private var workers: Int
  private var isClosed = false
  private var failure: Failure?

  /// Waits for so many workers, who are at most `window` results ahead.
  init(workers: Int, window: Int) {
    (self.workers, self.window) = (workers, window)
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(change, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(mutex)
    change.deallocate()
    mutex.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Takes the next number of a worker that begins with it, unless nobody wants more; waits while
  /// too many results are ahead.
  ///
  /// `next` runs under the lock, so that numbers are begun in order.
  func begin<Work>(_ next: () -> (number: Int, work: Work)?) -> Work? {
    locked {
      while !isClosed, begun.count >= window { pthread_cond_wait(change, mutex) }
      guard !isClosed, let (number, work) = next() else { return nil }
      begun.insert(number)
      return work
    }
  }

  /// Hands over what was made of a number.
  func put(_ results: [ShardResult], number: Int) {
    locked {
      waiting[number] = results
      pthread_cond_broadcast(change)
    }
  }

  /// Hands over something that comes behind all numbers.
  func add(_ result: ShardResult) {
    locked {
      begun.insert(.max)
      waiting[.max, default: []].append(result)
      pthread_cond_broadcast(change)
    }
  }

  /// Says that a worker has ended, and why when it failed.
  func end(_ failure: Failure? = nil) {
    locked {
      workers -= 1
      if self.failure == nil { self.failure = failure }
      if failure != nil { isClosed = true }
      pthread_cond_broadcast(change)
    }
  }

  /// Lets no worker begin anything more.
  func close() {
    locked {
      isClosed = true
      pthread_cond_broadcast(change)
    }
  }

  /// The results of the lowest number that was begun, once they are there.
  func take(milliseconds: Int) throws(Failure) -> Turn {
    let turn = locked { () -> Swift.Result<Turn, Failure> in
      var deadline = timespec()
      clock_gettime(CLOCK_MONOTONIC, &deadline)
      let nanoseconds = Int(deadline.tv_nsec) + milliseconds * 1_000_000
      deadline.tv_sec += nanoseconds / 1_000_000_000
      deadline.tv_nsec = nanoseconds % 1_000_000_000
      while true {
        if let failure { return .failure(failure) }
        if let lowest = begun.min(), let results = waiting.removeValue(forKey: lowest) {
          begun.remove(lowest)
          pthread_cond_broadcast(change)
          return .success(.result(results))
        }
        if workers == 0 { return .success(.end) }
        if pthread_cond_timedwait(change, mutex, &deadline) == ETIMEDOUT {
          return .success(.nothing)
        }
      }
    }
    return try turn.get()
  }
}
