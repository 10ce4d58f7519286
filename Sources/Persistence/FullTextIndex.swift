import GRDB

/// The full-text index of one collection.
///
/// Each collection has its own: BM25 counts how often a word occurs in the whole index, so with one index for all, a large
/// collection would slow the others down and move their scores. It holds no text of its own (FTS5 "external content") and
/// reads it through a view of the collection's chunks. `DocumentWriter` keeps it, in the transaction that changes the
/// chunks: SQLite 3.40 lets no trigger write to FTS5 where the schema is not trusted, and that is the safer of the two.
struct FullTextIndex {
    let collectionID: Int64

    var table: String { "passage_\(collectionID)" }
    /// A row a word of the index.
    var vocabulary: String { "passage_words_\(collectionID)" }
    private var view: String { "passage_content_\(collectionID)" }

    func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIEW \(view) AS SELECT id, title, headings, body FROM chunk WHERE collection_id = \(collectionID);
                CREATE VIRTUAL TABLE \(table) USING fts5(title, headings, body, content='\(view)', content_rowid='id',
                    tokenize='porter unicode61 remove_diacritics 2');
                CREATE VIRTUAL TABLE \(vocabulary) USING fts5vocab(\(table), row);
                """
        )
    }

    func drop(_ db: Database) throws {
        try db.execute(sql: "DROP TABLE \(vocabulary); DROP TABLE \(table); DROP VIEW \(view);")
    }

    /// Takes a chunk in, as it is stored now.
    func insert(_ chunkID: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(table)(rowid, title, headings, body)
                SELECT id, title, headings, body FROM chunk WHERE id = ?
                """
        )
        try statement.execute(arguments: [chunkID])
    }

    /// Takes a chunk out. FTS5 finds its entries by the text that they were made of, so the chunk is still stored as it
    /// was taken in.
    func remove(_ chunkID: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(table)(\(table), rowid, title, headings, body)
                SELECT 'delete', id, title, headings, body FROM chunk WHERE id = ?
                """
        )
        try statement.execute(arguments: [chunkID])
    }

    /// FTS5's own check of the index, and then of the index against the chunks: the first form does not see where they
    /// have come apart, and neither does `PRAGMA integrity_check`.
    ///
    /// - Throws: what is wrong, as SQLite's error. The check is an INSERT, so it needs a transaction that can write.
    func check(_ db: Database) throws {
        try db.execute(sql: "INSERT INTO \(table)(\(table)) VALUES ('integrity-check')")
        try db.execute(sql: "INSERT INTO \(table)(\(table), rank) VALUES ('integrity-check', 1)")
    }
}
