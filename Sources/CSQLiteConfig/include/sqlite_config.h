#ifndef NUTHATCH_SQLITE_CONFIG_H
#define NUTHATCH_SQLITE_CONFIG_H

#include <stdint.h>

// What Nuthatch asks of SQLite through functions that are variadic, and so out of Swift's reach, or that GRDB does not
// hand on. Each function returns SQLite's result code.

struct sqlite3;

/// What a file says of itself, as its bytes stand on disk.
struct nuthatch_sqlite_identity {
    int64_t application_id;
    int64_t user_version;
    /// Tables, views, indexes and triggers.
    int64_t objects;
};

/// Reads the identity of a file without locks, without its WAL and without making a file beside it.
///
/// `uri` is a `file:` URI. SQLite opens the file, and not `open(2)`: to close another descriptor of a database file
/// drops the locks that this process holds on it.
int nuthatch_sqlite_identify(const char *_Nonnull uri, struct nuthatch_sqlite_identity *_Nonnull identity);

/// Takes away from a connection what a damaged or hostile file could use.
///
/// DEFENSIVE on, trusted schema and extensions off, limits on lengths and depths. A reader also never checkpoints,
/// not even when it closes; a writer leaves the WAL file in place at closing, so that a reader who may not write to the
/// folder can still open the database.
int nuthatch_sqlite_harden(struct sqlite3 *_Nonnull database, int is_writer);

/// Sets `is_hardened` to 1 where everything that `nuthatch_sqlite_harden` sets is in force.
int nuthatch_sqlite_check_hardened(struct sqlite3 *_Nonnull database, int is_writer, int *_Nonnull is_hardened);

#endif
