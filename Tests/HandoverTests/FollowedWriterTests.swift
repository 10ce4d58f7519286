import Handover
import Persistence
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct FollowedWriterTests {
    @Test func `changes are told in the order of their commits, however many write`() async throws {
        let seen = Mutex<[CorpusChange]>([])
        try await Holder.run(around: { store in
            FollowedWriter(store) { change in
                seen.withLock { $0.append(change) }
            }
        }) { holder in
            let client = try holder.client()
            try await client.openCollection(.test)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    let writer = try holder.remote()
                    group.addTask {
                        for round in 0..<5 {
                            _ = try await writer.put([.made("\(number)", ["round \(round)"])], in: "default")
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await client.store(FittedSettings(threshold: 0.5), of: "default")
            try await client.store(StoredClassifier(embedder: "e", bytes: [1, 2]), named: "intents")
            try await client.dropCollection("default")
            let changes = seen.withLock { $0 }
            let versions = changes.compactMap { change in
                if case .committed(let report, _) = change { report.corpusVersion } else { nil }
            }
            #expect(versions == Array(1...30))
            #expect(changes.first == .opened(.test))
            #expect(
                changes.suffix(3) == [
                    .fitted(FittedSettings(threshold: 0.5), collection: "default"), .classifier(name: "intents"),
                    .dropped(collection: "default"),
                ]
            )
        }
    }

    @Test func `nothing is committed before the change ahead of it was told`() async throws {
        let version = Atomic(0)
        let isTelling = Atomic(false)
        let overtaken = Atomic(0)
        let base = RefusingWriter {
            if isTelling.load(ordering: .sequentiallyConsistent) { overtaken.add(1, ordering: .sequentiallyConsistent) }
            let version = version.add(1, ordering: .sequentiallyConsistent).newValue
            return CommitReport(corpusVersion: Int64(version), vectors: VectorChange())
        }
        let writer = FollowedWriter(base) { _ in
            isTelling.store(true, ordering: .sequentiallyConsistent)
            for _ in 0..<200 { await Task.yield() }
            isTelling.store(false, ordering: .sequentiallyConsistent)
        }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                group.addTask { @concurrent in _ = try? await writer.put([], in: "default") }
            }
        }
        #expect(version.load(ordering: .sequentiallyConsistent) == 16)
        #expect(overtaken.load(ordering: .sequentiallyConsistent) == 0)
    }
}
