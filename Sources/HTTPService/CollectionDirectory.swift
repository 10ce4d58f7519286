package import RAGCore

/// The collections that there are, and their rooms.
package protocol CollectionDirectory: Sendable {
    /// Opens a collection, or gives the room that is open; nil where there is none of that name.
    func room(_ name: String) async throws -> CollectionRoom?

    /// In the order of their names.
    func summaries() async throws -> [CollectionSummary]

    /// Makes the collection where there is none.
    ///
    /// - Returns: whether it is new.
    func create(_ name: String) async throws -> Bool

    /// Removes the collection with all its documents and answers.
    ///
    /// - Returns: whether there was one.
    func remove(_ name: String) async throws -> Bool
}
