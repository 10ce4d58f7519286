import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct WriterTests {
    @Test func `a second writer is refused, and told who writes`() async throws {
        let folder = try TemporaryFolder()
        let first = try folder.store(options: StoreOptions(command: "nuthatch \u{1B}serve"))
        let error = #expect(throws: PersistenceError.self) { try folder.store() }
        #expect(error?.kind == .databaseRefused)
        #expect(
            error?.description == """
                \(folder.database) is being written by process \(getpid()) (nuthatch serve); one process writes at a \
                time, so try again when it has ended.
                """
        )
        await first.close()
        _ = try folder.store()
    }

    @Test func `the lock is the file's, whatever it is called`() async throws {
        let folder = try TemporaryFolder()
        let first = try folder.store()
        let link = folder.path + "/link.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.database)
        let error = #expect(throws: PersistenceError.self) { try SQLiteStore(path: link, mode: .write) }
        #expect(error?.description.contains("is being written by") == true)
        await first.close()
    }

    @Test func `the text of a lock that nobody holds does not count`() throws {
        let folder = try TemporaryFolder()
        try Data("process 1 (nuthatch serve)\n".utf8).write(to: URL(filePath: folder.database + ".lock"))
        _ = try folder.store()
    }

    @Test func `readers see each commit while the writer has the file open`() async throws {
        let folder = try TemporaryFolder()
        let writer = try await folder.defaultStore()
        let reader = try folder.store(.read)
        for version in 1...3 {
            _ = try await writer.put([.made("a", ["text \(version)"])], in: "default")
            #expect(try await reader.corpusVersion(of: "default") == Int64(version))
            let matches = try await reader.lexicalMatches("\(version)", limit: 5, filter: nil, in: "default")
            #expect(matches.count == 1)
        }
    }

    @Test func `a store that reads does not write`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        let reader = try folder.store(.read)
        await #expect(throws: PersistenceError.readOnly(path: folder.database)) {
            _ = try await reader.put([.made("b", ["two"])], in: "default")
        }
        await #expect(throws: PersistenceError.readOnly(path: folder.database)) {
            _ = try await reader.remove(["a"], from: "default")
        }
    }

    @Test func `a lock of another program is waited for, then named`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore(options: StoreOptions(busyTimeout: .milliseconds(20)))
        let other = try OtherProgram(folder.database)
        try other.execute("BEGIN IMMEDIATE")
        await #expect(throws: PersistenceError.busy(path: folder.database)) {
            _ = try await store.put([.made("a", ["one"])], in: "default")
        }
        #expect(try await store.contentHashes(in: "default").isEmpty)
        try other.execute("ROLLBACK")
        #expect(try await store.put([.made("a", ["one"])], in: "default").corpusVersion == 1)
        let message = PersistenceError.busy(path: "shop.sqlite").description
        #expect(message == "shop.sqlite is locked by another process; try again when that has ended.")
    }

    @Test func `a full disk refuses the commit and harms nothing`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore(options: StoreOptions(sizeLimit: 2 << 20))
        let error = await #expect(throws: PersistenceError.self) {
            for number in 0..<100 {
                _ = try await store.put([Self.large("d\(number)")], in: "default")
            }
        }
        #expect(error == .full(path: folder.database))
        #expect(error?.kind == .databaseRefused)
        #expect(error?.description.hasPrefix("There is no room to write \(folder.database)") == true)
        let documents = try await store.contentHashes(in: "default").keys.sorted()
        #expect(!documents.isEmpty)
        #expect(try await store.corpusVersion(of: "default") == Int64(documents.count))
        #expect(try await store.doctor().findings == [])
        // To remove takes room too, until the space of what is removed is free.
        await store.close()
        let roomy = try await folder.defaultStore()
        let last = try #require(documents.last)
        #expect(try await roomy.remove([last], from: "default").vectors.removed.count == 20)
        let matches = try await roomy.lexicalMatches("number", limit: 100, filter: nil, in: "default")
        #expect(matches.count == 20 * (documents.count - 1))
    }

    /// About 64 KiB of text that has few words in common.
    private static func large(_ id: String) -> PreparedDocument {
        var generator = SeededGenerator(seed: UInt64(id.utf8.count))
        let pieces = (0..<20).map { _ in
            "number "
                + (0..<300).map { _ in String(UInt32.random(in: 0 ... .max, using: &generator)) }.joined(separator: " ")
        }
        return .made(id, pieces)
    }

    @Test func `a cancelled task writes nothing`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.put([.made("a", ["one"])], in: "default")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await store.contentHashes(in: "default").isEmpty)
        #expect(try await store.corpusVersion(of: "default") == 0)
    }

    @Test(arguments: RefusedDocument.all)
    func `a refused document is named, with what is wrong`(refused: RefusedDocument) async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        var document = PreparedDocument.made("faq-1", ["one", "two"])
        refused.spoil(&document)
        let error = await #expect(throws: PersistenceError.self) {
            _ = try await store.put([.made("fine", ["three"]), document], in: "default")
        }
        #expect(error?.kind == .invalidInput)
        #expect(error?.description == refused.message)
        #expect(try await store.contentHashes(in: "default").isEmpty)
    }

    @Test func `another embedder is refused by name`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        let error = await #expect(throws: PersistenceError.self) {
            try await store.openCollection(.init(name: "default", embedder: "f", dimension: 8, chunking: "c"))
        }
        #expect(
            error?.description == """
                Collection 'default' was made with embedder e, not f; use that one, or ingest into another collection.
                """
        )
        let missing = await #expect(throws: PersistenceError.self) { _ = try await store.corpusVersion(of: "shop") }
        #expect(missing?.description == "There is no collection 'shop'; the database has default.")
        #expect(missing?.kind == .missingCollection)
    }
}

/// A document that cannot be stored.
struct RefusedDocument: Sendable, CustomTestStringConvertible {
    var message: String
    var spoil: @Sendable (inout PreparedDocument) -> Void
    var testDescription: String { message }

    init(_ reason: String, id: String = "faq-1", _ spoil: @escaping @Sendable (inout PreparedDocument) -> Void) {
        message = "Document '\(id)' cannot be stored: \(reason)."
        self.spoil = spoil
    }

    static let all = [
        RefusedDocument("the vector of chunk 1 has 7 components, and the collection's vectors have 8") {
            $0.chunks[1].vector.removeLast()
        },
        RefusedDocument("the vector of chunk 0 has a component that is not a finite number") {
            $0.chunks[0].vector[7] = .nan
        },
        RefusedDocument("the vector of chunk 0 is zero") { $0.chunks[0].vector = [Float](repeating: 0, count: 8) },
        RefusedDocument("the vector of chunk 0 has length 2.0, and it must be 1 within 0.001") {
            $0.chunks[0].vector = [2, 0, 0, 0, 0, 0, 0, 0]
        },
        RefusedDocument("chunk 1 is not the text at its range 4..<6") { $0.chunks[1].chunk.range = 4..<6 },
        RefusedDocument("chunk 1 is not the text at its range 4..<700") { $0.chunks[1].chunk.range = 4..<700 },
        RefusedDocument("its id is empty", id: "") { $0.document.id = "" },
        RefusedDocument("its id has a NUL character", id: "ab") { $0.document.id = "a\0b" },
        RefusedDocument("its title has a NUL character") { $0.document.title = "\0" },
        RefusedDocument("a heading of it has a NUL character") { $0.chunks[1].chunk.headingPath = ["a", "\0"] },
        RefusedDocument("its content hash is empty") { $0.contentHash.bytes = [] },
        RefusedDocument("the hash of chunk 0 is empty") { $0.chunks[0].hash.bytes = [] },
        RefusedDocument("its metadata 'k' has a NUL character") { $0.document.metadata = ["k": ["a", "\0"]] },
        RefusedDocument("its metadata 'k' is not a finite number") { $0.document.metadata = ["k": .number(.nan)] },
        RefusedDocument("its metadata 'k' has lists in lists deeper than 8") {
            $0.document.metadata = ["k": (0..<2_000).reduce(MetadataValue.list([])) { inner, _ in .list([inner]) }]
        },
    ]
}
