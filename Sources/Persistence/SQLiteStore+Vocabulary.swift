import Foundation
import GRDB
package import RAGCore

extension SQLiteStore {
    /// A word of five or more letters that the collection does not have is looked for among those that begin alike, one
    /// typing error away; of several the one that most chunks have.
    package func vocabulary(of words: [String], in collection: String) async throws -> [String: VocabularyMatch] {
        try await read { db in
            let index = try CollectionRecord(named: collection, in: db).index
            let lookup = try db.cachedStatement(
                sql: "SELECT rowid FROM \(index.table) WHERE \(index.table) MATCH ? LIMIT 1"
            )
            var matches: [String: VocabularyMatch] = [:]
            for word in words where matches[word] == nil {
                guard let match = MatchExpression(word).text else { continue }
                if try Int64.fetchOne(lookup, arguments: [match]) != nil {
                    matches[word] = .known
                } else {
                    matches[word] = try Self.nearest(to: word, in: index, db).map { .near($0) } ?? .unknown
                }
            }
            return matches
        }
    }

    package func lexicalReach(of text: String, in collection: String) async throws -> LexicalReach {
        let words = MatchExpression(text).words
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let (chunks, having) = try self.frequencies.count(words, of: record, db)
            let ceiling = having.reduce(0) { $0 + Self.inverseFrequency(of: $1, among: chunks) * Self.saturation }
            return LexicalReach(words: words.count, ceiling: ceiling)
        }
    }

    /// k1 + 1 of FTS5's BM25: what a word adds where it stands more often than any bound.
    private static let saturation = 2.2

    /// As FTS5 has it, which lets no word count for nothing.
    private static func inverseFrequency(of having: Int, among chunks: Int) -> Double {
        max(1e-6, log((Double(chunks - having) + 0.5) / (Double(having) + 0.5)))
    }

    private static func nearest(to word: String, in index: FullTextIndex, _ db: Database) throws -> String? {
        let letters = Array(word.lowercased().unicodeScalars)
        guard (TypingError.leastLetters...32).contains(letters.count),
            letters.allSatisfy(\.properties.isAlphabetic)
        else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT term FROM \(index.vocabulary) WHERE term >= ? AND term < ? ORDER BY doc DESC"
        )
        guard let next = Unicode.Scalar(letters[0].value + 1) else { return nil }
        let terms = try String.fetchCursor(statement, arguments: [String(letters[0]), String(next)])
        while let term = try terms.next() {
            if TypingError.isOne(between: letters, and: Array(term.unicodeScalars)) { return term }
        }
        return nil
    }
}
