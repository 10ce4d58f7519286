import GRDB
import Synchronization

/// In how many chunks words stand, remembered as long as the corpus is the same.
///
/// To count a word is to walk all chunks that have it, and questions share most of theirs. The memory is bounded: beyond
/// 10,000 words of a collection it begins anew.
final class DocumentFrequencies: Sendable {
    private struct Entry {
        var corpusVersion: Int64
        var chunks: Int
        var counts: [String: Int] = [:]
    }

    private static let capacity = 10_000

    /// By collection.
    private let entries = Mutex<[Int64: Entry]>([:])

    /// How many chunks the collection has, and how many of them have each of the words, in their order.
    func count(_ words: [String], of record: CollectionRecord, _ db: Database) throws -> (chunks: Int, having: [Int]) {
        var entry =
            try remembered(record) ?? Entry(corpusVersion: record.corpusVersion, chunks: Self.chunks(of: record, db))
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM \(record.index.table) WHERE \(record.index.table) MATCH ?"
        )
        for word in words where entry.counts[word] == nil {
            if entry.counts.count >= Self.capacity { entry.counts.removeAll() }
            entry.counts[word] = try Int.fetchOne(statement, arguments: [MatchExpression.quoted(word)]) ?? 0
        }
        entries.withLock { [entry] in $0[record.id] = entry }
        return (entry.chunks, words.map { entry.counts[$0, default: 0] })
    }

    private func remembered(_ record: CollectionRecord) -> Entry? {
        entries.withLock { $0[record.id] }.flatMap { $0.corpusVersion == record.corpusVersion ? $0 : nil }
    }

    private static func chunks(of record: CollectionRecord, _ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM chunk WHERE collection_id = ?", arguments: [record.id]) ?? 0
    }
}
