#include "CBuildFacts.h"

#ifndef WINGEN_COMMIT
#define WINGEN_COMMIT ""
#endif

const char *wingen_commit(void) { return WINGEN_COMMIT; }
