import RAGCore

/// A collection of a `MemoryStore`.
struct MemoryCollection {
    struct StoredDocument {
        var document: Document
        var hash: ContentHash
        var source: String
        /// The version at which it was last changed.
        var version: Int64
        /// In the order of its text.
        var chunkIDs: [Int64]
    }

    struct StoredChunk {
        var documentID: String
        var prepared: PreparedChunk
    }

    let settings: CollectionSettings
    var version: Int64 = 0
    private(set) var documents: [String: StoredDocument] = [:]
    private(set) var chunks: [Int64: StoredChunk] = [:]
    private var chunksByHash: [ContentHash: Set<Int64>] = [:]

    init(settings: CollectionSettings) {
        self.settings = settings
    }

    /// Nil where there is nothing to put.
    mutating func put(_ batch: [PreparedDocument], nextID: inout Int64) throws -> VectorChange? {
        for prepared in batch { try check(prepared) }
        guard !batch.isEmpty else { return nil }
        var change = Change()
        for prepared in batch {
            let id = prepared.document.id
            // The first in the text is taken up first.
            var left: [ContentHash: [Int64]] = [:]
            for chunk in documents[id]?.chunkIDs.reversed() ?? [] {
                if let hash = chunks[chunk]?.prepared.hash { left[hash, default: []].append(chunk) }
            }
            var ids: [Int64] = []
            for chunk in prepared.chunks {
                if let kept = left[chunk.hash]?.popLast(), let vector = chunks[kept]?.prepared.vector {
                    ids.append(kept)
                    chunks[kept]?.prepared = PreparedChunk(chunk: chunk.chunk, hash: chunk.hash, vector: vector)
                } else {
                    ids.append(nextID)
                    chunks[nextID] = StoredChunk(documentID: id, prepared: chunk)
                    chunksByHash[chunk.hash, default: []].insert(nextID)
                    change.added[nextID] = chunk.vector
                    nextID += 1
                }
            }
            for id in left.values.joined() { forget(id, &change) }
            let old = documents[id]
            documents[id] = StoredDocument(
                document: prepared.document,
                hash: prepared.contentHash,
                source: prepared.source,
                version: old.map { $0.hash == prepared.contentHash ? $0.version : version + 1 } ?? version + 1,
                chunkIDs: ids
            )
        }
        return change.vectors
    }

    /// Nil where none of them is there.
    mutating func remove(_ ids: [String]) -> VectorChange? {
        var change = Change()
        var hasRemoved = false
        for id in ids {
            guard let document = documents.removeValue(forKey: id) else { continue }
            hasRemoved = true
            for chunk in document.chunkIDs { forget(chunk, &change) }
        }
        return hasRemoved ? change.vectors : nil
    }

    private mutating func forget(_ id: Int64, _ change: inout Change) {
        guard let chunk = chunks.removeValue(forKey: id) else { return }
        chunksByHash[chunk.prepared.hash]?.remove(id)
        // What came and went within a commit was never there.
        if change.added.removeValue(forKey: id) == nil { change.removed.append(id) }
    }

    private func check(_ prepared: PreparedDocument) throws {
        let text = Array(prepared.document.text.utf8)
        let isSound = prepared.chunks.allSatisfy { chunk in
            let square = chunk.vector.reduce(0) { $0 + $1 * $1 }
            let range = chunk.chunk.range
            return chunk.vector.count == settings.dimension && abs(square.squareRoot() - 1) <= 1e-3
                && range.lowerBound >= 0 && range.upperBound <= text.count
                && text[range].elementsEqual(chunk.chunk.text.utf8)
        }
        guard isSound, prepared.document.fault == nil else {
            throw MemoryStoreError.invalidDocument(prepared.document.id)
        }
    }

    private struct Change {
        var removed: [Int64] = []
        var added: [Int64: [Float]] = [:]

        var vectors: VectorChange {
            VectorChange(
                removed: removed.sorted(),
                added: added.sorted { $0.key < $1.key }.map { StoredVector(chunkID: $0.key, vector: $0.value) }
            )
        }
    }
}

extension MemoryCollection {
    func vectors(of hashes: [ContentHash]) -> [ContentHash: [Float]] {
        hashes.reduce(into: [:]) { vectors, hash in
            vectors[hash] = chunksByHash[hash]?.first.flatMap { chunks[$0]?.prepared.vector }
        }
    }

    func documents(from sources: [String]) -> [String] {
        let folders = sources.filter { !$0.isEmpty }.map { source in
            Array(source.utf8.reversed().drop { $0 == UInt8(ascii: "/") }.reversed())
        }
        return documents.values.filter { document in
            let path = Array(document.source.utf8)
            return folders.contains { path == $0 || path.starts(with: $0 + [UInt8(ascii: "/")]) }
        }.map(\.document.id).sorted()
    }

    func chunkIDs(matching filter: Filter) -> [Int64] {
        documents.values.filter { filter.leaves($0.document) }.flatMap(\.chunkIDs).sorted()
    }

    func passage(_ id: Int64) -> Passage? {
        guard let chunk = chunks[id]?.prepared.chunk,
            let document = chunks[id].flatMap({ documents[$0.documentID] })?.document
        else { return nil }
        return Passage(
            chunkID: id,
            documentID: document.id,
            uri: document.uri,
            title: document.title,
            headingPath: chunk.headingPath,
            text: chunk.text,
            format: document.format,
            range: chunk.range,
            language: document.language,
            audience: document.audience,
            validity: document.validity,
            metadata: document.metadata
        )
    }
}
