#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Everything below runs between fork and exec: only functions that man 7 signal-safety allows, and bare system calls.

static void limit(int resource, unsigned long long value) {
  if (value == 0) return;
  struct rlimit bounds = {value, value};
  setrlimit(resource, &bounds);
}

// An empty network namespace: not even loopback is up. Without privileges it takes a user namespace; a kernel that allows neither
// leaves the network as it is.
static void leave_network(void) {
  if (unshare(CLONE_NEWNET) == 0) return;
  unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

// Rights that newer kernels know; the header may be older than the kernel.
#define TRUNCATE (1ULL << 14)

static int landlock_version(void) { return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION); }

static void allow(int rules, const char *path, unsigned long long rights) {
  int descriptor = open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return;
  struct stat status;
  // What a folder alone can have must not be asked for a file.
  if (fstat(descriptor, &status) == 0 && !S_ISDIR(status.st_mode)) rights &= ~(unsigned long long)LANDLOCK_ACCESS_FS_READ_DIR;
  struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = descriptor};
  syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close(descriptor);
}

// Landlock, where the kernel has it (5.13 and later): only what is named is read or run, and nothing is written but /dev/null and what is
// open already.
static int confine_files(const char *const *readable) {
  int version = landlock_version();
  if (version < 1) return 0;
  struct landlock_ruleset_attr handled = {
      .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                           LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                           LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                           LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                           LANDLOCK_ACCESS_FS_MAKE_SYM | (version >= 3 ? TRUNCATE : 0)};
  int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (rules < 0) return -1;
  for (; *readable; readable++)
    allow(rules, *readable, LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR);
  allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
  // The folder of this process alone: those of others hold their environment.
  allow(rules, "/proc/self", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR);
  int refused = (int)syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
  return refused;
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// Sockets that are files are in no network namespace, and Docker's is one: no socket is made at all (man 2 seccomp).
static void forbid_sockets(void) {
#ifdef ARCHITECTURE
  struct sock_filter steps[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 0, 4),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_io_uring_setup, 1, 0),
      // Calls of another architecture, x86's third one included, have other numbers.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof steps / sizeof *steps, .filter = steps};
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

// A process namespace of its own, so that whatever the program starts ends with it. The one that asks stays outside: it waits for the
// program and ends as that does. The first process inside does nothing: signals that the first one sends itself, as abort does, would be
// lost on it, and when it ends the kernel ends all others. Where the kernel does not allow namespaces, there is none.
static void enter_process_namespace(void) {
  if (unshare(CLONE_NEWPID) != 0) return;
  pid_t first = fork();
  if (first == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(0, ~0U, 0);
    for (;;) pause();
  }
  pid_t program = first < 0 ? -1 : fork();
  if (program == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return;
  }
  // The pipes end when the program's do.
  close_range(0, ~0U, 0);
  if (program < 0) _exit(127);
  int status = 0;
  while (waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  kill(first, SIGKILL);
  if (WIFSIGNALED(status)) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    signal(WTERMSIG(status), SIG_DFL);
    kill(getpid(), WTERMSIG(status));
    pause();
  }
  _exit(WEXITSTATUS(status));
}

static void become(const struct wingen_process *process, int failure) {
  // Descriptors are moved out of the way first: one of them may be 3 already.
  int input = open("/dev/null", O_RDONLY);
  int output = fcntl(process->output, F_DUPFD, 10);
  int channel = process->channel < 0 ? -1 : fcntl(process->channel, F_DUPFD, 10);
  failure = fcntl(failure, F_DUPFD_CLOEXEC, 10);
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (process->readable) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    leave_network();
    enter_process_namespace();
    forbid_sockets();
  }
  limit(RLIMIT_AS, process->memory);
  limit(RLIMIT_CPU, process->processor_seconds);
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  if (dup2(input, 0) >= 0 && dup2(output, 1) >= 0 && dup2(output, 2) >= 0 && (channel < 0 || dup2(channel, 3) >= 0) &&
      (process->folder == NULL || chdir(process->folder) == 0)) {
    // All but the four and the one that tells of a failed exec, which closes itself.
    close_range(channel < 0 ? 3 : 4, (unsigned)failure - 1, 0);
    close_range((unsigned)failure + 1, ~0U, 0);
    if (process->readable == NULL || confine_files(process->readable) == 0)
      execve(process->executable, process->arguments, process->environment);
  }
  int reason = errno;
  while (write(failure, &reason, sizeof reason) < 0 && errno == EINTR) {
  }
  _exit(127);
}

int wingen_spawn(const struct wingen_process *process, pid_t *child) {
  int failure[2];
  if (pipe2(failure, O_CLOEXEC) != 0) return errno;
  pid_t forked = fork();
  if (forked < 0) {
    int reason = errno;
    close(failure[0]);
    close(failure[1]);
    return reason;
  }
  if (forked == 0) become(process, failure[1]);
  close(failure[1]);
  // The group must exist before anybody ends it, whoever runs first.
  setpgid(forked, forked);
  int reason = 0;
  ssize_t count;
  while ((count = read(failure[0], &reason, sizeof reason)) < 0 && errno == EINTR) {
  }
  close(failure[0]);
  *child = forked;
  return count == (ssize_t)sizeof reason ? reason : 0;
}

int wingen_confines_files(void) { return landlock_version() >= 1; }

int wingen_open_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }
