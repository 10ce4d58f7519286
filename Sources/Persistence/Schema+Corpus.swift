extension Schema {
    /// Of the database of documents.
    static let corpus = Schema(
        // "Nuth".
        applicationID: 0x4E75_7468,
        // Vectors of 384 components fill such pages to 94 %, and those of 768 too; of 4 KiB they fill 75 %, and the file is
        // 18 % larger.
        pageSize: 16_384,
        migrations: [firstCorpus, fitted, classifier, answers, access]
    )

    /// What was fitted on a collection's own questions, as JSON; NULL where nothing was.
    private static let fitted = "ALTER TABLE collection ADD COLUMN fitted TEXT"

    /// Classifiers that were trained on the shop's own questions, beside the one that comes with the program.
    private static let classifier = """
        CREATE TABLE classifier (
            name TEXT PRIMARY KEY,
            embedder TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT
        """

    /// A chunk's `collection_id` is its document's. It stands there again so that a search by hash, and the full-text
    /// index of a collection, need no join. The index itself is made with its collection: see `FullTextIndex`. Columns
    /// that are read without the text come before it: SQLite reads a row from the front and follows a long value's pages
    /// only when it must.
    private static let firstCorpus = """
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
