#define _GNU_SOURCE
#include "CSystem.h"

#include <stdio.h>

int wingen_exchange(int directory, const char *first, const char *second) {
  return renameat2(directory, first, directory, second, RENAME_EXCHANGE);
}

int wingen_rename_to_free_name(int from_directory, const char *from, int to_directory, const char *to) {
  return renameat2(from_directory, from, to_directory, to, RENAME_NOREPLACE);
}
