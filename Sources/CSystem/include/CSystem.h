#ifndef WINGEN_CSYSTEM_H
#define WINGEN_CSYSTEM_H

/// Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE; man 2 rename). 0, or -1 with errno set.
int wingen_exchange_paths(const char *first, const char *second);

#endif
