#ifndef NUTHATCH_SQLITE_CONFIG_H
#define NUTHATCH_SQLITE_CONFIG_H

struct sqlite3;

/// Sets a flag of `sqlite3_db_config`, which is variadic and so out of Swift's reach. Returns SQLite's result code.
int nuthatch_sqlite_set_flag(struct sqlite3 *_Nonnull database, int option, int enabled);

#endif
