#ifndef WINGEN_CSYSTEM_H
#define WINGEN_CSYSTEM_H

#include <dirent.h>
#include <sys/types.h>

/// Exchanges two names of one directory in one step (renameat2 with RENAME_EXCHANGE; man 2 rename). 0, or -1 with errno set:
/// EINVAL, ENOSYS or EOPNOTSUPP where the file system cannot.
int wingen_exchange(int directory, const char *first, const char *second);

/// Renames to a name that must be free (renameat2 with RENAME_NOREPLACE). 0, or -1 with errno set, EEXIST if it is taken.
int wingen_rename_to_free_name(int from_directory, const char *from, int to_directory, const char *to);

/// The English text for an errno value, whatever the locale; safe on any thread. Never null.
const char *wingen_error_text(int code);

/// The name in a directory entry, which Swift would see as a tuple of 256 characters.
const char *wingen_entry_name(const struct dirent *entry);

/// Writes everything of the file system that holds the descriptor to the disk (man 2 syncfs). 0, or -1 with errno set.
int wingen_sync_file_system(int descriptor);

/// A program to run, with its standard input empty.
struct wingen_process {
  const char *executable;
  char *const *arguments;
  char *const *environment;
  /// Null: the current one.
  const char *folder;
  /// Becomes its standard output and standard error.
  int output;
  /// Becomes its descriptor 3; -1 for none.
  int channel;
  /// Bytes of address space; 0 for no limit.
  unsigned long long memory;
  /// Seconds of processor time; 0 for no limit.
  unsigned long long processor_seconds;
  /// Null: it may do what the user may. Else the program is confined, as far as the kernel can do that (man 7 network_namespaces, man 7
  /// landlock): it reaches no network, writes no file, and reads only these files and what is in these folders. Ends with a null.
  const char *const *readable;
};

/// Starts a program in a process group of its own, which is killed when the calling thread ends.
///
/// 0, or an errno value: then the program does not run, but a child that was made must still be waited for (its number is not 0).
int wingen_spawn(const struct wingen_process *process, pid_t *child);

/// Whether this kernel can keep a program from files.
int wingen_confines_files(void);

/// A descriptor that can be read from once the process has ended (man 2 pidfd_open), or -1 with errno set.
int wingen_open_process(pid_t process);

#endif
