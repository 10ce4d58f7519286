import RAGCore
import Retrieval
import Synchronization
import TestSupport
import Testing

@Suite struct GatheringEmbedderTests {
    /// Holds its first batch until it is told to go on, and remembers how large each was.
    private final class Gate: Embedder {
        let base = HashEmbedder()
        let entered = Latch<Void>()
        let mayGo = Latch<Void>()
        private let sizes = Mutex<[Int]>([])

        var fingerprint: String { base.fingerprint }
        var dimension: Int { base.dimension }
        var batches: [Int] { sizes.withLock { $0 } }

        func embed(_ texts: [String]) async throws -> [Embedding] {
            let isFirst = sizes.withLock { sizes in
                sizes.append(texts.count)
                return sizes.count == 1
            }
            if isFirst {
                entered.set(())
                await mayGo.wait()
            }
            return try await base.embed(texts)
        }
    }

    @Test func `texts that come while a batch is at work go together, and each caller has its own`() async throws {
        let gate = Gate()
        let embedder = GatheringEmbedder(gate)
        let texts = (0..<40).map { "question \($0)" }
        let found = try await withThrowingTaskGroup(of: (Int, [Embedding]).self) { group in
            group.addTask { (0, try await embedder.embed([texts[0]])) }
            await gate.entered.wait()
            for number in 1..<40 {
                group.addTask { (number, try await embedder.embed([texts[number]])) }
            }
            while embedder.waitingCount < 39 { await Task.yield() }
            gate.mayGo.set(())
            var found: [Int: [Embedding]] = [:]
            for try await (number, embeddings) in group { found[number] = embeddings }
            return found
        }
        #expect(gate.batches == [1, 39])
        for (number, text) in texts.enumerated() {
            #expect(found[number] == [try await gate.base.embed(text)])
        }
    }

    @Test func `more than a batch holds is no question, and waits for nobody`() async throws {
        let gate = Gate()
        gate.mayGo.set(())
        let embeddings = try await GatheringEmbedder(gate).embed((0..<200).map { "text \($0)" })
        #expect(embeddings.count == 200)
        #expect(gate.batches == [200])
    }
}
