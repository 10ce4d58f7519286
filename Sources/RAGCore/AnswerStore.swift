/// Where answers are kept: to be given again as long as their documents stay as they are, and to be looked at later.
package protocol AnswerStore: Sendable {
    /// The answer under `key`, none of whose documents has changed since.
    func cachedAnswer(for key: AnswerKey, in collection: String) async throws -> CachedAnswer?

    /// Keeps an answer for whoever asks the same, until a document that it used changes or goes; the drop is part of that
    /// commit. An answer over documents that have changed while it was made is not kept.
    ///
    /// - Parameter documents: the ids of those that it used; at least one.
    /// - Returns: whether it is kept.
    @discardableResult
    func cache(_ answer: CachedAnswer, for key: AnswerKey, documents: [String], in collection: String) async throws
        -> Bool

    /// Writes down how an answer came about.
    func record(_ record: AnswerRecord) async throws
}

/// An answer that may be given again.
package struct CachedAnswer: Sendable, Equatable, Codable {
    /// The record of the request that made it; nil where none was kept.
    package var recordID: String?
    package var answer: Answer

    package init(recordID: String?, answer: Answer) {
        self.recordID = recordID
        self.answer = answer
    }
}
