package import RAGCore

/// What every `DocumentStore` that is also a `PassageStore` promises, as a check that an implementation runs against
/// itself.
///
/// The store is to be empty. What it breaks comes back as sentences, so that a test reads
/// `#expect(try await StoreContract.broken(by: store) == [])`.
package final class StoreContract<Store: DocumentStore & PassageStore> {
    private let store: Store
    private var broken: [String] = []

    private init(store: Store) {
        self.store = store
    }

    package static func broken(by store: Store) async throws -> [String] {
        let contract = StoreContract(store: store)
        try await contract.checkCollections()
        try await contract.checkPutting()
        try await contract.checkReplacing()
        try await contract.checkBatches()
        try await contract.checkRemoving()
        try await contract.checkSources()
        try await contract.checkSeparation()
        try await contract.checkRefusals()
        try await contract.checkReach()
        return contract.broken
    }

    private func expect(_ promise: String, _ isKept: Bool) {
        if !isKept { broken.append(promise) }
    }

    private func expectThrows(_ promise: String, _ body: () async throws -> Void) async {
        do {
            try await body()
            broken.append(promise)
        } catch {}
    }

    private func open(_ name: String) async throws {
        try await store.openCollection(.init(name: name, embedder: "e", dimension: 8, chunking: "c"))
    }
}

// MARK: - Documents

extension StoreContract {
    private func checkCollections() async throws {
        try await open("first")
        try await open("first")
        expect("a new collection is at version 0", try await store.corpusVersion(of: "first") == 0)
        for other in [("x", 8, "c"), ("e", 9, "c"), ("e", 8, "x")] {
            let settings = CollectionSettings(name: "first", embedder: other.0, dimension: other.1, chunking: other.2)
            await expectThrows("a collection is not opened with other settings: \(other)") {
                try await store.openCollection(settings)
            }
        }
        await expectThrows("a collection that is not there cannot be read") {
            _ = try await store.corpusVersion(of: "nowhere")
        }
        await expectThrows("a collection that is not there cannot be written") {
            _ = try await store.put([.made("a", ["one"])], in: "nowhere")
        }
    }

    private func checkPutting() async throws {
        try await open("put")
        let day = CalendarDate(year: 2026, month: 11, day: 21)
        let document = PreparedDocument.made(
            "a",
            ["Grüße, 世界", "two"],
            title: "Title",
            language: "de",
            audience: "staff",
            validity: Validity(from: day),
            metadata: ["n": 1.5, "tags": ["x", true, 3]]
        )
        let report = try await store.put([document], in: "put")
        expect("the first commit is version 1", report.corpusVersion == 1)
        expect("the version is stored", try await store.corpusVersion(of: "put") == 1)
        let ids = report.vectors.added.map(\.chunkID)
        expect("a new document removes nothing", report.vectors.removed.isEmpty)
        expect("a commit reports its vectors", report.vectors.added.map(\.vector) == document.chunks.map(\.vector))
        let hashes = try await store.contentHashes(in: "put")
        expect("the content hash is stored", hashes == ["a": document.contentHash])
        let expected = zip(ids, document.chunks).map { id, prepared in
            Passage(
                chunkID: id,
                documentID: "a",
                uri: document.document.uri,
                title: "Title",
                headingPath: prepared.chunk.headingPath,
                text: prepared.chunk.text,
                range: prepared.chunk.range,
                language: "de",
                audience: "staff",
                validity: Validity(from: day),
                metadata: document.document.metadata
            )
        }
        let passages = try await store.passages(ids.reversed() + [-1, .max], in: "put")
        expect("passages come back whole, in the order of their ids", passages == expected.reversed())
        let vectors = try await store.vectors(ids + [-1], in: "put")
        expect("vectors come back by id", vectors.count == ids.count && vectors[ids[0]] == document.chunks[0].vector)
        let known = try await store.vectors(of: document.chunks.map(\.hash) + [.made(of: "?")], in: "put")
        expect("vectors come back by hash", Set(known.keys) == Set(document.chunks.map(\.hash)))
        let nothing = try await store.put([], in: "put")
        expect("no documents are no commit", nothing == CommitReport(corpusVersion: 1, vectors: VectorChange()))
    }

    private func checkReplacing() async throws {
        try await open("replace")
        let first = try await store.put([.made("a", ["same", "old", "twin", "twin"])], in: "replace")
        let ids = first.vectors.added.map(\.chunkID)
        let second = try await store.put([.made("a", ["new words", "twin", "same"])], in: "replace")
        expect("chunks with an equal hash are kept", second.vectors.removed == [ids[1], ids[3]])
        expect("only new chunks have new vectors", second.vectors.added.count == 1)
        let added = second.vectors.added.map(\.chunkID)
        let passages = try await store.passages(added + [ids[2], ids[0]], in: "replace")
        expect("kept chunks stand where the new text has them", passages.map(\.range) == [0..<9, 10..<14, 15..<19])
        expect("removed chunks are gone", try await store.passages([ids[1], ids[3]], in: "replace").isEmpty)
        expect("removed vectors are gone", try await store.vectors([ids[1], ids[3]], in: "replace").isEmpty)
        expect("removed words are not found", try await found("old", in: "replace").isEmpty)
        expect("new words are found", try await found("words", in: "replace") == added)
        var renamed = PreparedDocument.made("a", ["new words", "twin", "same"])
        renamed.document.title = "Zebra"
        let third = try await store.put([renamed], in: "replace")
        expect("a new title alone changes no vector", third.vectors == VectorChange())
        expect("a new title is found", Set(try await found("zebra", in: "replace")) == Set(added + [ids[2], ids[0]]))
    }

    private func checkBatches() async throws {
        try await open("batch")
        let report = try await store.put(
            [.made("a", ["one"]), .made("b", ["two"]), .made("a", ["three"])],
            in: "batch"
        )
        expect("a batch is one commit", report.corpusVersion == 1)
        expect("of two documents with one id the last is stored", try await found("one", in: "batch").isEmpty)
        expect("what came and went within a commit is not reported", report.vectors.removed.isEmpty)
        expect("what is there after a commit is reported", report.vectors.added.count == 2)
    }

    private func checkRemoving() async throws {
        try await open("remove")
        let put = try await store.put([.made("a", ["one"]), .made("b", ["two"])], in: "remove")
        let ids = put.vectors.added.map(\.chunkID)
        let report = try await store.remove(["b", "nobody", "b", "b\0c"], from: "remove")
        expect("a removal is a commit", report == CommitReport(corpusVersion: 2, vectors: .init(removed: [ids[1]])))
        expect("a removed document is gone", try await store.contentHashes(in: "remove").keys.sorted() == ["a"])
        expect("its words are gone", try await found("two", in: "remove").isEmpty)
        let nothing = try await store.remove(["nobody", "a\0b"], from: "remove")
        expect("to remove nothing is no commit", nothing == CommitReport(corpusVersion: 2, vectors: VectorChange()))
        let again = try await store.put([.made("b", ["two"])], in: "remove")
        expect("an id is not used again", again.vectors.added.allSatisfy { $0.chunkID > ids[1] })
    }

    private func checkSources() async throws {
        try await open("sources")
        let sources = ["/a/b", "/a/b/c", "/a/bc", "/a/b0", "/A/b", "/a/ü/d"]
        let documents = sources.map { PreparedDocument.made($0, [$0], source: $0) }
        _ = try await store.put(documents, in: "sources")
        let cases: [([String], [String])] = [
            (["/a/b"], ["/a/b", "/a/b/c"]), (["/a/b/"], ["/a/b", "/a/b/c"]), (["/a/ü"], ["/a/ü/d"]),
            (["/a/b/c", "/A"], ["/A/b", "/a/b/c"]), (["/"], sources), ([""], []), ([], []), (["/a/%"], []),
        ]
        for (asked, expected) in cases {
            let ids = try await store.documents(from: asked, in: "sources")
            expect("sources \(asked) have the documents \(expected), not \(ids)", Set(ids) == Set(expected))
        }
    }
}

// MARK: - Boundaries

extension StoreContract {
    private func checkSeparation() async throws {
        try await open("left")
        try await open("right")
        let left = try await store.put([.made("a", ["secret words"], metadata: ["k": "v"])], in: "left")
        let ids = left.vectors.added.map(\.chunkID)
        let hashes = [ContentHash.made(of: "secret words")]
        expect("hashes stay in their collection", try await store.contentHashes(in: "right").isEmpty)
        expect("passages stay in their collection", try await store.passages(ids, in: "right").isEmpty)
        expect("vectors stay in their collection", try await store.vectors(ids, in: "right").isEmpty)
        expect("vectors are reused in their collection", try await store.vectors(of: hashes, in: "right").isEmpty)
        expect("words stay in their collection", try await found("secret", in: "right").isEmpty)
        for filter in [Filter.equal("k", "v"), .and([]), .notEqual("k", "w"), .equal("id", "a")] {
            let isEmpty = try await store.chunkIDs(matching: filter, in: "right").isEmpty
            expect("filters stay in their collection: \(filter)", isEmpty)
        }
        expect("sources stay in their collection", try await store.documents(from: ["/"], in: "right").isEmpty)
        _ = try await store.remove(["a"], from: "right")
        _ = try await store.put([.made("a", ["secret words"])], in: "right")
        expect("equal ids are different documents", try await store.passages(ids, in: "left").count == 1)
        expect("versions count for themselves", try await store.corpusVersion(of: "left") == 1)
    }

    /// A refused document leaves its whole batch out.
    private func checkRefusals() async throws {
        try await open("refusals")
        let good = PreparedDocument.made("good", ["one", "two"])
        _ = try await store.put([good], in: "refusals")
        let vectors: [[Float]] = [
            [], [1], [Float](repeating: 0, count: 8), [.nan, 0, 0, 0, 0, 0, 0, 0], [.infinity, 0, 0, 0, 0, 0, 0, 0],
            [0.99, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0],
        ]
        for vector in vectors {
            var bad = PreparedDocument.made("bad", ["three"])
            bad.chunks[0].vector = vector
            await expectThrows("the vector \(vector) is refused") {
                _ = try await store.put([.made("good", ["other"]), bad], in: "refusals")
            }
        }
        expect("a refusal leaves the version", try await store.corpusVersion(of: "refusals") == 1)
        let hashes = try await store.contentHashes(in: "refusals")
        expect("a refusal leaves the documents", hashes == ["good": good.contentHash])
    }

    /// What `lexicalReach` says of a text, no match exceeds.
    private func checkReach() async throws {
        try await open("reach")
        _ = try await store.put(
            [
                .made("a", ["tents tents tents and boots", "boots"]), .made("b", ["a lamp for tents"]),
                .made("c", ["maps"]),
                .made("d", ["a stove"]),
            ],
            in: "reach"
        )
        for text in ["tents", "tents boots", "lamp tents tents", "zeppelin", "maps zeppelin"] {
            let reach = try await store.lexicalReach(of: text, in: "reach")
            let best = try await store.lexicalMatches(text, limit: 1, filter: nil, in: "reach").first?.score ?? 0
            expect("the best score for \(text) is within reach", best <= reach.ceiling + 1e-9)
            expect("the words of \(text) are counted once each", reach.words == Set(text.split(separator: " ")).count)
        }
        let (rare, common) = (
            try await store.lexicalReach(of: "lamp", in: "reach"),
            try await store.lexicalReach(of: "tents", in: "reach")
        )
        expect("a rare word reaches further", rare.ceiling > common.ceiling)
        let nothing = try await store.lexicalReach(of: "?!", in: "reach")
        expect("no words reach nowhere", nothing == LexicalReach(words: 0, ceiling: 0))
        _ = try await store.put([.made("e", ["a lamp"]), .made("f", ["lamp"])], in: "reach")
        let later = try await store.lexicalReach(of: "lamp", in: "reach")
        expect("a commit is counted", later.ceiling < rare.ceiling)
        await expectThrows("a missing collection has no reach") {
            _ = try await store.lexicalReach(of: "lamp", in: "nowhere")
        }
    }

    private func found(_ text: String, in collection: String) async throws -> [Int64] {
        try await store.lexicalMatches(text, limit: 10, filter: nil, in: collection).map(\.chunkID)
    }
}
