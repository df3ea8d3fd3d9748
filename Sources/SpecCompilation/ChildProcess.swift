import CSystem
import Glibc

/// A program that wingen runs: the compiler, or a compiled spec.
struct ChildProcess {
  /// How it ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
    /// It was ended because it ran on.
    case outOfTime
    /// It was ended because it handed back more than it may.
    case tooMuchOutput
  }

  struct Limits {
    var seconds: Int
    /// Bytes of address space; 0 for no limit.
    var memory = 0
    /// Of what it prints, as much is kept; what follows is read and forgotten.
    var printedBytes: Int
    /// Of what it hands back over the channel; more ends it.
    var channelBytes = 0
    /// What a confined program may read: it has no network and no files to write, as far as the kernel can forbid that. Nil: it is free.
    var readable: [String]?
  }

  var executable: String
  var arguments: [String]
  var environment: [String]
  var folder: String?
  var limits: Limits

  struct Outcome {
    var end: End
    /// What it printed on standard output and standard error, in the order of printing.
    var printed: [UInt8] = []
    /// How many bytes of that were left out.
    var leftOut = 0
    /// What it wrote to descriptor 3.
    var channel: [UInt8] = []
  }

  /// Runs it to its end, and its children with it.
  ///
  /// - Throws: why it could not be started.
  func run() throws(SystemFault) -> Outcome {
    let printing = try Pipe()
    let handing = limits.channelBytes > 0 ? try Pipe() : nil
    let child = try start(printing, handing)
    printing.closeWriting()
    handing?.closeWriting()
    var outcome = watch(child, printing, handing)
    // Whatever it started and left behind goes with it.
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if case .exit = outcome.end {
      let signal = status & 0x7F
      outcome.end = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
    }
    return outcome
  }

  private func start(_ printing: Pipe, _ handing: Pipe?) throws(SystemFault) -> pid_t {
    let words = Words([executable] + arguments)
    let variables = Words(environment)
    let readable = limits.readable.map(Words.init)
    var child: pid_t = 0
    let reason = executable.withCString { path in
      let spawn = { (folder: UnsafePointer<CChar>?) in
        var process = wingen_process(
          executable: path, arguments: words.pointers, environment: variables.pointers, folder: folder, output: printing.writing,
          channel: handing?.writing ?? -1, memory: UInt64(limits.memory), processor_seconds: UInt64(limits.seconds),
          readable: readable?.constant)
        return wingen_spawn(&process, &child)
      }
      return folder.map { $0.withCString { spawn($0) } } ?? spawn(nil)
    }
    if reason == 0 { return child }
    if child != 0 {
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
    throw SystemFault(.start, executable, reason)
  }

  /// Reads what it says until it has ended or must be ended.
  private func watch(_ child: pid_t, _ printing: Pipe, _ handing: Pipe?) -> Outcome {
    var outcome = Outcome(end: .exit(0))
    let process = wingen_open_process(child)
    defer { if process >= 0 { close(process) } }
    let deadline = Self.now + Int64(limits.seconds) * 1000
    var polled = [
      pollfd(fd: printing.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: handing?.reading ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let left = deadline - Self.now
      if left <= 0 {
        outcome.end = .outOfTime
        return outcome
      }
      // Without a descriptor of the process, its end is looked for now and then.
      if poll(&polled, 3, Int32(min(left, process < 0 ? 20 : 1000))) < 0, errno != EINTR { return outcome }
      let hasEnded = process < 0 ? Self.hasEnded(child) : polled[2].revents != 0
      take(&polled[0], printing) { bytes in
        let kept = min(bytes.count, limits.printedBytes - outcome.printed.count)
        outcome.printed += bytes.prefix(kept)
        outcome.leftOut += bytes.count - kept
      }
      if let handing { take(&polled[1], handing) { outcome.channel += $0 } }
      if outcome.channel.count > limits.channelBytes, handing != nil {
        outcome.end = .tooMuchOutput
        return outcome
      }
      // A grandchild may hold the pipes open: once the child is gone, what is in them is read and no more waited for.
      if hasEnded, polled[0].revents == 0, polled[1].revents == 0 { return outcome }
    }
  }

  private static func hasEnded(_ child: pid_t) -> Bool {
    var facts = siginfo_t()
    return waitid(P_PID, id_t(child), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 && facts.si_signo == SIGCHLD
  }

  /// Reads once what is there; a pipe that has ended is watched no more.
  private func take(_ polled: inout pollfd, _ pipe: Pipe, _ consume: (ArraySlice<UInt8>) -> Void) {
    guard polled.fd >= 0, polled.revents != 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = chunk.withUnsafeMutableBytes { read(pipe.reading, $0.baseAddress, $0.count) }
    if count > 0 {
      consume(chunk[..<count])
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      polled.fd = -1
      polled.revents = 0
    }
  }

  /// Milliseconds of a clock that nobody sets.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// Both ends of a pipe, closed when nobody needs them.
private final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  init() throws(SystemFault) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemFault(.start, "pipe", errno) }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeWriting()
    close(reading)
  }
}

/// Texts as C wants them: pointers with a null behind the last.
private final class Words {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  var constant: UnsafePointer<UnsafePointer<CChar>?> {
    UnsafeRawPointer(pointers).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
  }

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
    (pointers + texts.count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
