extension Schema {
    /// Who may ask, what they have spent, what was thought of answers, and which requests were made. Times are microseconds
    /// since 1970, costs picodollars, days days since 1970. `tenant` is bytes, because two tenants' names may be equal up to
    /// a NUL; so is what a client calls a request.
    ///
    /// Whatever changes a key counts `access_version` on: triggers see to it, so that no process overlooks a change.
    /// Of a request that is under way `status` is NULL.
    /// When a document last changed is NULL for those from before.
    static let access = """
        ALTER TABLE document ADD COLUMN updated_at INTEGER;

        CREATE TABLE access_key (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            secret_hash BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER,
            revoked_at INTEGER,
            holder TEXT NOT NULL
        ) STRICT;
        CREATE TABLE access_version (version INTEGER NOT NULL) STRICT;
        INSERT INTO access_version (version) VALUES (0);
        CREATE TRIGGER access_key_added AFTER INSERT ON access_key BEGIN
            UPDATE access_version SET version = version + 1;
        END;
        CREATE TRIGGER access_key_changed AFTER UPDATE ON access_key BEGIN
            UPDATE access_version SET version = version + 1;
        END;
        CREATE TRIGGER access_key_removed AFTER DELETE ON access_key BEGIN
            UPDATE access_version SET version = version + 1;
        END;

        CREATE TABLE key_spend (
            day INTEGER NOT NULL,
            key TEXT NOT NULL,
            cost INTEGER NOT NULL,
            PRIMARY KEY (day, key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES answer_record(id) ON DELETE CASCADE,
            name TEXT NOT NULL UNIQUE,
            rating TEXT NOT NULL,
            comment TEXT,
            given_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX feedback_by_record ON feedback(record_id);

        CREATE TABLE idempotency (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant BLOB NOT NULL,
            key BLOB NOT NULL,
            request BLOB NOT NULL,
            asked_at INTEGER NOT NULL,
            size INTEGER NOT NULL,
            status INTEGER,
            body BLOB,
            UNIQUE (tenant, key)
        ) STRICT;
        CREATE INDEX idempotency_by_time ON idempotency(asked_at);
        INSERT INTO kept_size (kind, size) VALUES ('idempotency', 0);
        CREATE TRIGGER idempotency_added AFTER INSERT ON idempotency BEGIN
            UPDATE kept_size SET size = size + new.size WHERE kind = 'idempotency';
        END;
        CREATE TRIGGER idempotency_finished AFTER UPDATE OF size ON idempotency BEGIN
            UPDATE kept_size SET size = size + new.size - old.size WHERE kind = 'idempotency';
        END;
        CREATE TRIGGER idempotency_removed AFTER DELETE ON idempotency BEGIN
            UPDATE kept_size SET size = size - old.size WHERE kind = 'idempotency';
        END;
        """
}
