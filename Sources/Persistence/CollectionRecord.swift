import GRDB
import RAGCore

/// A collection as it is stored.
struct CollectionRecord {
    var id: Int64
    var settings: CollectionSettings
    var corpusVersion: Int64

    var index: FullTextIndex { FullTextIndex(collectionID: id) }

    private static let columns = "id, name, embedder, dimension, chunking, corpus_version"

    private init(_ row: Row) {
        id = row[0]
        settings = CollectionSettings(name: row[1], embedder: row[2], dimension: row[3], chunking: row[4])
        corpusVersion = row[5]
    }

    /// - Throws: `missingCollection` where there is none of that name.
    init(named name: String, in db: Database) throws {
        guard let record = try Self.find(name, in: db) else {
            throw PersistenceError.missingCollection(name, known: try Self.all(in: db).map(\.settings.name))
        }
        self = record
    }

    static func find(_ name: String, in db: Database) throws -> CollectionRecord? {
        // SQLite would read the name up to the NUL.
        guard !name.utf8.contains(0) else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM collection WHERE name = ?")
        return try Row.fetchOne(statement, arguments: [name]).map(CollectionRecord.init)
    }

    /// By name.
    static func all(in db: Database) throws -> [CollectionRecord] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM collection ORDER BY name").map(CollectionRecord.init)
    }

    static func insert(_ settings: CollectionSettings, into db: Database) throws -> CollectionRecord {
        try db.execute(
            sql: """
                INSERT INTO collection (name, embedder, dimension, chunking, corpus_version) VALUES (?1, ?2, ?3, ?4,
                    coalesce((SELECT corpus_version FROM former_collection WHERE name = ?1), 0))
                """,
            arguments: [settings.name, settings.embedder, settings.dimension, settings.chunking]
        )
        let record = try CollectionRecord(named: settings.name, in: db)
        try record.index.create(db)
        return record
    }

    /// The version of the commit that is being made.
    func nextVersion(in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: "UPDATE collection SET corpus_version = corpus_version + 1 WHERE id = ? RETURNING corpus_version"
        )
        guard let version = try Int64.fetchOne(statement, arguments: [id]) else {
            throw PersistenceError.missingCollection(settings.name, known: [])
        }
        return version
    }
}
