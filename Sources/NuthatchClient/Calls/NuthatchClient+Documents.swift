import Foundation

extension NuthatchClient {
    /// Writes a document: a new one, or fields of one that is there. See `DocumentChange` for an example.
    @discardableResult
    public func put(
        _ change: DocumentChange,
        in collection: String = "default",
        _ options: CallOptions = CallOptions()
    ) async throws -> DocumentReceipt {
        let request = try APIRequest.put("collections", collection, "documents", change.id, body: change)
        return try await caller.reply(to: request, options).value(DocumentReceipt.self)
    }

    /// Writes many documents in one call. Those that are refused do not keep the others from being stored.
    ///
    /// ```swift
    /// let pages = ["returns": "Returns are free.", "shipping": "We ship to the UK."]
    /// let changes = pages.map { NuthatchClient.DocumentChange($0.key, text: $0.value) }
    /// let receipt = try await nuthatch.put(changes, in: "faq", .init(timeLimit: .seconds(120)))
    /// for failure in receipt.failures { print(failure.id ?? "line \(failure.line)", failure.error?.message ?? "") }
    /// ```
    @discardableResult
    public func put(
        _ changes: [DocumentChange],
        in collection: String = "default",
        _ options: CallOptions = CallOptions()
    ) async throws -> BulkReceipt {
        var lines = Data()
        for change in changes {
            lines += try Coding.data(change)
            lines.append(UInt8(ascii: "\n"))
        }
        let request = APIRequest(
            method: .post,
            path: ["v1", "collections", collection, "documents"],
            body: lines,
            contentType: "application/x-ndjson",
            writes: true
        )
        return try await caller.reply(to: request, options).value(BulkReceipt.self)
    }

    /// A document with its passages.
    public func document(
        _ id: String,
        in collection: String = "default",
        _ options: CallOptions = CallOptions()
    ) async throws -> Document {
        try await caller.reply(to: .get("collections", collection, "documents", id), options).value(Document.self)
    }

    /// Removes a document.
    ///
    /// - Returns: the version of the collection after it.
    @discardableResult
    public func deleteDocument(
        _ id: String,
        in collection: String = "default",
        _ options: CallOptions = CallOptions()
    ) async throws -> Int64? {
        let request = APIRequest.delete("collections", collection, "documents", id)
        return try await caller.reply(to: request, options).value(Deletion.self).corpus_version
    }

    /// A page of a collection's documents, by their ids.
    ///
    /// ```swift
    /// var page = try await nuthatch.documents(in: "faq")
    /// while page.hasMore, let last = page.lastID {
    ///     page = try await nuthatch.documents(in: "faq", after: last)
    /// }
    /// ```
    public func documents(
        in collection: String = "default",
        limit: Int = 100,
        after id: String? = nil,
        _ options: CallOptions = CallOptions()
    ) async throws -> DocumentPage {
        let query = [("limit", String(limit)), ("after", id)]
        let request = APIRequest.get("collections", collection, "documents", query: query)
        return try await caller.reply(to: request, options).value(DocumentPage.self)
    }

    /// The collections that the key holds.
    public func collections(_ options: CallOptions = CallOptions()) async throws -> [CollectionSummary] {
        try await caller.reply(to: .get("collections"), options).value(CollectionList.self).data
    }

    /// A collection that is there.
    public func collection(
        _ name: String,
        _ options: CallOptions = CallOptions()
    ) async throws -> CollectionSummary {
        try await caller.reply(to: .get("collections", name), options).value(CollectionSummary.self)
    }

    /// Makes a collection, or finds it made.
    @discardableResult
    public func createCollection(
        _ name: String,
        _ options: CallOptions = CallOptions()
    ) async throws -> CollectionSummary {
        let request = try APIRequest.put("collections", name, body: [String: String]())
        return try await caller.reply(to: request, options).value(CollectionSummary.self)
    }

    /// Removes a collection with its documents.
    public func deleteCollection(_ name: String, _ options: CallOptions = CallOptions()) async throws {
        _ = try await caller.reply(to: .delete("collections", name), options)
    }

    private struct Deletion: Decodable {
        var corpus_version: Int64?
    }

    private struct CollectionList: Decodable {
        var data: [CollectionSummary]
    }
}
