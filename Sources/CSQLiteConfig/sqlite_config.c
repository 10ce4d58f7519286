#include "sqlite_config.h"

#include <sqlite3.h>
#include <stddef.h>

struct setting {
    int name;
    int value;
};

static const struct setting flags[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
};

// A document's text is one value, so LENGTH bounds it. A filter has at most 10,000 values, and lists of ids are never
// written into SQL. One database may be attached, for a copy.
static const struct setting limits[] = {
    {SQLITE_LIMIT_LENGTH, 256 << 20},
    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 32766},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 16},
    {SQLITE_LIMIT_ATTACHED, 1},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int read_integer(sqlite3 *database, const char *sql, int64_t *value) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            *value = sqlite3_column_int64(statement, 0);
            code = SQLITE_OK;
        }
    }
    sqlite3_finalize(statement);
    return code;
}

int nuthatch_sqlite_identify(const char *uri, struct nuthatch_sqlite_identity *identity) {
    sqlite3 *database = NULL;
    int code = sqlite3_open_v2(uri, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    if (code == SQLITE_OK) code = read_integer(database, "PRAGMA application_id", &identity->application_id);
    if (code == SQLITE_OK) code = read_integer(database, "PRAGMA user_version", &identity->user_version);
    if (code == SQLITE_OK) code = read_integer(database, "SELECT count(*) FROM sqlite_master", &identity->objects);
    sqlite3_close(database);
    return code;
}

int nuthatch_sqlite_harden(sqlite3 *database, int is_writer) {
    int code = SQLITE_OK;
    for (size_t i = 0; i < COUNT(flags) && code == SQLITE_OK; i++) {
        code = sqlite3_db_config(database, flags[i].name, flags[i].value, NULL);
    }
    for (size_t i = 0; i < COUNT(limits); i++) {
        sqlite3_limit(database, limits[i].name, limits[i].value);
    }
    if (code == SQLITE_OK) code = sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !is_writer, NULL);
    if (code == SQLITE_OK) {
        int persist = is_writer;
        code = sqlite3_file_control(database, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
    }
    return code;
}

int nuthatch_sqlite_check_hardened(sqlite3 *database, int is_writer, int *is_hardened) {
    int code = SQLITE_OK, all = 1, value = 0;
    for (size_t i = 0; i < COUNT(flags) && code == SQLITE_OK; i++) {
        code = sqlite3_db_config(database, flags[i].name, -1, &value);
        all &= value == flags[i].value;
    }
    for (size_t i = 0; i < COUNT(limits); i++) {
        all &= sqlite3_limit(database, limits[i].name, -1) == limits[i].value;
    }
    if (code == SQLITE_OK) code = sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &value);
    all &= value == !is_writer;
    if (code == SQLITE_OK) {
        value = -1;
        code = sqlite3_file_control(database, "main", SQLITE_FCNTL_PERSIST_WAL, &value);
        all &= value == (is_writer ? 1 : 0);
    }
    *is_hardened = all;
    return code;
}
