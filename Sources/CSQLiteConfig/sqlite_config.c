#include "sqlite_config.h"

#include <sqlite3.h>
#include <stddef.h>

int nuthatch_sqlite_set_flag(struct sqlite3 *database, int option, int enabled) {
    return sqlite3_db_config(database, option, enabled, NULL);
}
