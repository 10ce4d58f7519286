package import RAGCore

/// What every `AnswerStore` promises, as a check that an implementation runs against itself.
///
/// It makes collections of its own, of 8 dimensions. What it breaks comes back as sentences.
package final class AnswerStoreContract {
    private let answers: any AnswerStore
    private let documents: any DocumentStore
    private var broken: [String] = []

    private init(_ answers: any AnswerStore, _ documents: any DocumentStore) {
        self.answers = answers
        self.documents = documents
    }

    /// - Parameters:
    ///   - documents: those that the answers are over.
    ///   - record: what is written down under an id.
    package static func broken(
        by answers: any AnswerStore,
        documents: any DocumentStore,
        record: (String) async throws -> AnswerRecord?
    ) async throws -> [String] {
        let contract = AnswerStoreContract(answers, documents)
        try await contract.checkKeeping()
        try await contract.checkDropping()
        try await contract.checkKeepingOn()
        try await contract.checkLateAnswers()
        try await contract.checkCollections()
        try await contract.checkRecords(record)
        return contract.broken
    }

    private func expect(_ promise: String, _ isKept: Bool) {
        if !isKept { broken.append(promise) }
    }

    private func key(_ number: UInt8) -> AnswerKey {
        AnswerKey(digest: [0, number] + Array(repeating: 7, count: 30))
    }

    private func open(_ name: String, _ documents: PreparedDocument...) async throws {
        try await self.documents.openCollection(.init(name: name, embedder: "e", dimension: 8, chunking: "c"))
        if !documents.isEmpty { _ = try await self.documents.put(documents, in: name) }
    }

    private func made(_ text: String, version: Int64) -> CachedAnswer {
        CachedAnswer(recordID: "ans_" + text, answer: .made(text, version: version))
    }

    /// Whether it is kept, and comes back.
    @discardableResult
    private func cache(
        _ answer: CachedAnswer,
        _ number: UInt8,
        _ documents: [String],
        _ collection: String
    ) async throws -> Bool {
        try await answers.cache(answer, for: key(number), documents: documents, in: collection)
    }

    private func cached(_ number: UInt8, _ collection: String) async throws -> CachedAnswer? {
        try await answers.cachedAnswer(for: key(number), in: collection)
    }
}

// MARK: - Keeping

extension AnswerStoreContract {
    private func checkKeeping() async throws {
        try await open("keep", .made("a", ["one"]), .made("b", ["two"]))
        expect("a key without an answer gives none", try await cached(1, "keep") == nil)
        let first = made("Grüße, 世界", version: 1)
        expect("an answer is kept", try await cache(first, 1, ["a", "b", "a"], "keep"))
        expect("an answer comes back as it was", try await cached(1, "keep") == first)
        expect("another key gives none", try await cached(2, "keep") == nil)
        let second = made("second", version: 1)
        expect("another answer is kept under the same key", try await cache(second, 1, ["b"], "keep"))
        expect("the last answer under a key is its answer", try await cached(1, "keep") == second)
        _ = try await documents.remove(["a"], from: "keep")
        expect("it is bound to its own documents only", try await cached(1, "keep") == second)
        expect("an answer without documents is not kept", try await !cache(first, 3, [], "keep"))
        expect("and does not come back", try await cached(3, "keep") == nil)
    }

    private func checkDropping() async throws {
        try await open("drop", .made("a", ["one"]), .made("b", ["two"]), .made("c", ["three"]))
        for (number, used) in [["a"], ["b"], ["c"], ["a", "b"], ["b", "c"], ["a", "b", "c"]].enumerated() {
            try await cache(made("\(number)", version: 1), UInt8(number), used, "drop")
        }
        func left() async throws -> [Int] {
            var left: [Int] = []
            for number in 0..<6 where try await cached(UInt8(number), "drop") != nil { left.append(number) }
            return left
        }
        expect("all answers are there", try await left() == [0, 1, 2, 3, 4, 5])
        _ = try await documents.put([.made("d", ["new"])], in: "drop")
        expect("a new document drops nothing", try await left() == [0, 1, 2, 3, 4, 5])
        _ = try await documents.put([.made("a", ["one, but better"])], in: "drop")
        expect("an edit drops the answers that used the document, and no others", try await left() == [1, 2, 4])
        _ = try await documents.remove(["c", "nowhere"], from: "drop")
        expect("a removal drops them too, and no others", try await left() == [1])
        _ = try await documents.put([.made("c", ["three"])], in: "drop")
        expect("what was dropped does not come back with its document", try await left() == [1])
    }

    private func checkKeepingOn() async throws {
        try await open("same", .made("a", ["one"]), .made("b", ["two"]))
        let answer = made("kept", version: 1)
        try await cache(answer, 1, ["a"], "same")
        _ = try await documents.put([.made("a", ["one"])], in: "same")
        expect("a document that is put again unchanged drops nothing", try await cached(1, "same") == answer)
        expect("and keeps no answer out that was made before", try await cache(answer, 2, ["a"], "same"))
        _ = try? await documents.put([.made("b", ["else"]), .made("a", ["one"], dimension: 9)], in: "same")
        expect("a commit that fails drops nothing", try await cached(1, "same") == answer)
        try await cache(made("b", version: 1), 3, ["b"], "same")
        _ = try? await documents.put([.made("b", ["else"]), .made("a", ["one"], dimension: 9)], in: "same")
        expect("not even of the documents that were in order", try await cached(3, "same") != nil)
    }
}

// MARK: - Late answers

extension AnswerStoreContract {
    private func checkLateAnswers() async throws {
        try await open("late", .made("a", ["one"]), .made("b", ["two"]))
        let old = made("old", version: 1)
        _ = try await documents.put([.made("a", ["changed"])], in: "late")
        expect("an answer over a document that has changed is not kept", try await !cache(old, 1, ["a"], "late"))
        expect("nor one of several", try await !cache(old, 1, ["b", "a"], "late"))
        expect("and none comes back", try await cached(1, "late") == nil)
        expect("one over what has not changed is kept", try await cache(old, 2, ["b"], "late"))
        expect("and one over the change", try await cache(made("new", version: 2), 1, ["a", "b"], "late"))
        expect("a late answer is not kept", try await !cache(old, 1, ["a"], "late"))
        expect("and leaves the newer one", try await cached(1, "late") == made("new", version: 2))
        _ = try await documents.remove(["b"], from: "late")
        expect("an answer over a document that is gone is not kept", try await !cache(old, 3, ["b"], "late"))
        _ = try await documents.put([.made("b", ["two"])], in: "late")
        expect("nor over one that has gone and come again", try await !cache(old, 3, ["b"], "late"))
        let far = made("far", version: 1_000)
        expect("nor one over a version that is yet to come", try await !cache(far, 3, ["b"], "late"))
    }

    private func checkCollections() async throws {
        try await open("one", .made("a", ["one"]))
        try await open("other", .made("a", ["one"]))
        try await cache(made("one", version: 1), 1, ["a"], "one")
        expect("another collection has answers of its own", try await cached(1, "other") == nil)
        try await cache(made("other", version: 1), 1, ["a"], "other")
        _ = try await documents.remove(["a"], from: "other")
        expect("and documents of its own", try await cached(1, "one") == made("one", version: 1))
        do {
            _ = try await cached(1, "nowhere")
            expect("a collection that is not there cannot be asked", false)
        } catch {}
        do {
            try await answers.record(.made("ans_x", collection: "nowhere"))
            expect("nor written to", false)
        } catch {}
    }
}

// MARK: - Records

extension AnswerStoreContract {
    private func checkRecords(_ find: (String) async throws -> AnswerRecord?) async throws {
        try await open("record", .made("a", ["one"]))
        let first = AnswerRecord.made("ans_1", question: "Grüße?", collection: "record", tenant: "a\0b")
        try await answers.record(first)
        expect("a record comes back as it was", try await find("ans_1") == first)
        expect("another id gives none", try await find("ans_2") == nil)
        var second = AnswerRecord.made(
            "ans_2",
            answer: .refused(.weakEvidence, nearest: "a"),
            collection: "record"
        )
        second.vector = nil
        second.promptHash = "00ff"
        try await answers.record(second)
        expect("a refusal is written down too", try await find("ans_2") == second)
        second.milliseconds = 9
        try await answers.record(second)
        expect("a record with the same id takes its place", try await find("ans_2") == second)
        expect("and no other's", try await find("ans_1") == first)
    }
}
