#ifndef WINGEN_CSYSTEM_H
#define WINGEN_CSYSTEM_H

#include <dirent.h>

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

#endif
