#define _GNU_SOURCE
#include "CSystem.h"

#include <string.h>
#include <unistd.h>

const char *wingen_error_text(int code) {
  // strerror_r would translate the text for the process's locale.
  const char *text = strerrordesc_np(code);
  return text ? text : "unknown error";
}

const char *wingen_entry_name(const struct dirent *entry) { return entry->d_name; }

int wingen_sync_file_system(int descriptor) { return syncfs(descriptor); }
