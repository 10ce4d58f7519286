/// Where passages are found by their words and read by their ids: what retrieval needs of the store.
package protocol PassageStore: Sendable {
    /// The chunks that match any of the words of `text`, best first, with their BM25 score (higher is better).
    ///
    /// `text` is a user's: it is never taken as query language.
    func lexicalMatches(_ text: String, limit: Int, filter: Filter?, in collection: String) async throws
        -> [LexicalMatch]

    /// How far the words of `text` can reach: what `lexicalMatches` looks for, and the score that none of its results exceeds.
    func lexicalReach(of text: String, in collection: String) async throws -> LexicalReach

    /// How the collection knows each of these words.
    func vocabulary(of words: [String], in collection: String) async throws -> [String: VocabularyMatch]

    /// The chunks that the filter leaves, ascending by id.
    func chunkIDs(matching filter: Filter, in collection: String) async throws -> [Int64]

    /// The passages of `ids`, in their order. Ids that are not there are left out.
    func passages(_ ids: [Int64], in collection: String) async throws -> [Passage]

    /// The vectors of `ids`, by id. Ids that are not there are left out.
    func vectors(_ ids: [Int64], in collection: String) async throws -> [Int64: [Float]]

    func corpusVersion(of collection: String) async throws -> Int64
}
