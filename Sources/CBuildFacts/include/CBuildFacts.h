#ifndef WINGEN_CBUILDFACTS_H
#define WINGEN_CBUILDFACTS_H

/// The commit that the program was built from, as WINGEN_COMMIT gave it to the build; empty if nothing did. Never null.
const char *wingen_commit(void);

#endif
