extension Schema {
    /// Of the gateway's file: the ledger of calls, and the archive of cached answers.
    static let gateway = Schema(
        // "NutL".
        applicationID: 0x4E75_744C,
        pageSize: 4_096,
        migrations: [firstGateway]
    )

    /// Times are microseconds since 1970, costs picodollars, latencies microseconds. Texts that come again and again are
    /// numbers in `call`, and stand once in `name`; its first row stands for those that came when the table was full.
    ///
    /// The rows of `response` are in the order of storing. The sum of their sizes is kept in the transaction that changes
    /// it: whoever adds rows adds theirs, and a trigger takes off what is removed.
    private static let firstGateway = """
        CREATE TABLE name (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        ) STRICT;
        INSERT INTO name (id, text) VALUES (1, '(other)');

        CREATE TABLE call (
            id INTEGER PRIMARY KEY,
            date INTEGER NOT NULL,
            tenant INTEGER NOT NULL,
            operation INTEGER NOT NULL,
            model INTEGER NOT NULL,
            failure INTEGER,
            cache INTEGER NOT NULL,
            input INTEGER,
            output INTEGER,
            cached_input INTEGER,
            cost INTEGER,
            latency INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            first_token INTEGER,
            requested_model INTEGER NOT NULL,
            upstream INTEGER NOT NULL,
            request_id TEXT NOT NULL
        ) STRICT;
        CREATE INDEX call_by_date ON call(date);

        CREATE TABLE response (
            id INTEGER PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            tenant TEXT NOT NULL,
            stored_at INTEGER NOT NULL,
            fresh_until INTEGER NOT NULL,
            keep_until INTEGER NOT NULL,
            size INTEGER NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX response_by_tenant ON response(tenant);
        CREATE INDEX response_by_storing ON response(stored_at);
        CREATE INDEX response_by_end ON response(keep_until);

        CREATE TABLE response_total (size INTEGER NOT NULL) STRICT;
        INSERT INTO response_total (size) VALUES (0);
        CREATE TRIGGER response_removed AFTER DELETE ON response BEGIN
            UPDATE response_total SET size = size - old.size;
        END;
        """
}
