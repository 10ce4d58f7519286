import GRDB

/// The layout of the database, and how an older one becomes it.
///
/// `application_id` says that a file is ours, `user_version` counts the migrations that were made. Both change in the
/// transaction of the migration itself.
enum Schema {
    /// "Nuth".
    static let applicationID: Int64 = 0x4E75_7468
    static let version = Int64(migrations.count)

    /// Refuses a database that is not ours or that this program does not know. Writes nothing.
    ///
    /// `DatabaseFile` has looked at the file before; this sees what lies in its WAL too.
    static func verify(_ db: Database, path: String, mustBeCurrent: Bool) throws {
        let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let stored = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application != applicationID {
            let objects = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard application == 0, stored == 0, objects == 0 else {
                throw PersistenceError.foreignDatabase(path: path)
            }
        }
        guard stored <= version else {
            throw PersistenceError.newerDatabase(path: path, version: stored, known: version)
        }
        if mustBeCurrent, stored < version { throw PersistenceError.outdatedDatabase(path: path) }
    }

    /// Makes the migrations that the database lacks, each in one transaction.
    static func migrate(_ db: Database) throws {
        let stored = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        // Holds for a file that has no page yet. Vectors of 384 components fill such pages to 94 %, and those of 768 too; of
        // 4 KiB they fill 75 %, and the file is 18 % larger.
        if stored == 0 { try db.execute(sql: "PRAGMA page_size = 16384") }
        for (index, migration) in migrations.enumerated().dropFirst(max(0, stored)) {
            try db.inTransaction(.immediate) {
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: migration)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }

    private static let migrations = [first]

    /// A chunk's `collection_id` is its document's. It stands there again so that a search by hash, and the full-text
    /// index of a collection, need no join. The index itself is made with its collection: see `FullTextIndex`. Columns that are read without the text come before it: SQLite reads a row
    /// from the front and follows a long value's pages only when it must.
    private static let first = """
        CREATE TABLE collection (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            embedder TEXT NOT NULL,
            dimension INTEGER NOT NULL,
            chunking TEXT NOT NULL,
            corpus_version INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE document (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            collection_id INTEGER NOT NULL REFERENCES collection(id) ON DELETE CASCADE,
            external_id TEXT NOT NULL,
            uri TEXT NOT NULL,
            source TEXT NOT NULL,
            title TEXT NOT NULL,
            language TEXT,
            audience TEXT,
            valid_from TEXT,
            valid_until TEXT,
            content_hash BLOB NOT NULL,
            updated_version INTEGER NOT NULL,
            metadata TEXT NOT NULL,
            format TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (collection_id, external_id)
        ) STRICT;
        CREATE INDEX document_by_source ON document(collection_id, source);
        CREATE INDEX document_by_uri ON document(collection_id, uri);
        CREATE INDEX document_by_title ON document(collection_id, title);
        CREATE INDEX document_by_scope ON document(collection_id, language, audience, valid_from, valid_until);

        CREATE TABLE chunk (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
            collection_id INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            start_byte INTEGER NOT NULL,
            end_byte INTEGER NOT NULL,
            length INTEGER NOT NULL,
            hash BLOB NOT NULL,
            heading_path TEXT NOT NULL,
            title TEXT NOT NULL,
            headings TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX chunk_by_document ON chunk(document_id, ordinal);
        CREATE INDEX chunk_by_collection ON chunk(collection_id);
        CREATE INDEX chunk_by_hash ON chunk(collection_id, hash);

        CREATE TABLE vector (
            chunk_id INTEGER PRIMARY KEY REFERENCES chunk(id) ON DELETE CASCADE,
            value BLOB NOT NULL
        ) STRICT;

        CREATE TABLE metadata_value (
            document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
            collection_id INTEGER NOT NULL,
            key TEXT NOT NULL,
            text TEXT,
            number REAL,
            flag INTEGER
        ) STRICT;
        CREATE INDEX metadata_by_document ON metadata_value(document_id, key);
        CREATE INDEX metadata_by_text ON metadata_value(collection_id, key, text, document_id) WHERE text IS NOT NULL;
        CREATE INDEX metadata_by_number ON metadata_value(collection_id, key, number, document_id)
            WHERE number IS NOT NULL;
        CREATE INDEX metadata_by_flag ON metadata_value(collection_id, key, flag, document_id) WHERE flag IS NOT NULL;
        """
}
