import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct DoctorTests {
    @Test(arguments: Damage.all) func `each kind of damage is found`(damage: Damage) async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([
            .made("a", ["alpha words", "beta"], metadata: ["k": ["x", 5, true]]), .made("b", ["gamma"]),
        ])
        let sound = try await folder.store(.read).doctor()
        #expect(sound.isSound && sound.skipped.isEmpty)
        #expect((sound.documents, sound.chunks) == (2, 3))
        try folder.tamper(damage.sql)
        for mode in [SQLiteStore.Mode.read, .write] {
            let store = try folder.store(mode)
            let report = try await store.doctor()
            #expect(report.findings.map(\.check).contains(damage.check), "\(report)")
            let message = report.findings.first { $0.check == damage.check }?.message ?? ""
            #expect(message.hasPrefix(damage.message), "\(message)")
            #expect(!report.isSound)
            await store.close()
        }
    }

    @Test func `the examination of a reader leaves the full-text index out while another writes, and says so`()
        async throws
    {
        let folder = try TemporaryFolder()
        let writer = try await folder.defaultStore()
        let report = try await folder.store(.read).doctor()
        #expect(report.findings == [])
        #expect(report.skipped.map(\.check) == [.fullText])
        #expect(report.skipped.first?.message.contains("is being written by process \(getpid())") == true)
        #expect(try await writer.doctor().skipped.isEmpty)
    }

    @Test func `the examination changes nothing`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put([.made("a", ["one"])], in: "default")
        let before = try folder.contents()
        _ = try await store.doctor()
        let after = try folder.contents()
        #expect(after["shop.sqlite"] == before["shop.sqlite"])
        #expect(after["shop.sqlite-wal"] == before["shop.sqlite-wal"])
    }

    /// Bytes of any page turned over: the store answers or refuses, it does not trap or hang.
    @Test(arguments: [UInt64](1...40)) func `a damaged file is refused or examined`(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        try await folder.fill(
            (0..<40).map { .made("d\($0)", ["words of \($0)", "more"], metadata: ["n": .number(Double($0))]) }
        )
        var generator = SeededGenerator(seed: seed)
        var bytes = try Data(contentsOf: URL(filePath: folder.database))
        if seed.isMultiple(of: 4) {
            bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
        } else {
            for _ in 0..<40 {
                bytes[Int.random(in: 100..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
        }
        try bytes.write(to: URL(filePath: folder.database))
        do {
            let store = try folder.store(.read)
            _ = try await store.lexicalMatches("words more", limit: 10, filter: .greater("n", 3), in: "default")
            _ = try await store.loadVectors(in: "default")
            _ = try await store.doctor()
        } catch let error as PersistenceError {
            #expect(error.kind != .invalidInput, "\(error)")
        }
    }
}

/// A change that the store itself does not make.
struct Damage: Sendable, CustomTestStringConvertible {
    var check: DoctorReport.Check
    var message: String
    var sql: String
    var testDescription: String { message }

    init(_ check: DoctorReport.Check, _ message: String, _ sql: String) {
        self.check = check
        self.message = message
        self.sql = sql
    }

    static let all = [
        Damage(.references, "Rows of chunk without document: 1.", "DELETE FROM document WHERE external_id = 'b'"),
        Damage(.references, "Rows of vector without chunk: 1.", "INSERT INTO vector VALUES (99, zeroblob(32))"),
        Damage(.references, "Rows of document without collection: 2.", "UPDATE collection SET id = 9"),
        Damage(
            .references,
            "Rows of metadata_value without document: 1.",
            "INSERT INTO metadata_value (document_id, collection_id, key, flag) VALUES (77, 1, 'k', 1)"
        ),
        Damage(
            .references,
            "Rows of chunk in another collection than their document: 1.",
            "UPDATE chunk SET collection_id = 2 WHERE id = 3"
        ),
        Damage(.vectors, "Chunks without a vector: 1.", "DELETE FROM vector WHERE chunk_id = 2"),
        Damage(
            .vectors,
            "Vectors of 'default' of the wrong size, not finite or not of unit length: 2, first chunk 1.",
            "UPDATE vector SET value = zeroblob(32) WHERE chunk_id IN (1, 3)"
        ),
        Damage(
            .texts,
            "Documents whose chunks are not their text: 1, first 'a'.",
            "UPDATE document SET text = 'Alpha words' || substr(text, 12) WHERE external_id = 'a'"
        ),
        Damage(
            .texts,
            "Documents whose chunks are not their text: 1, first 'a'.",
            "UPDATE chunk SET end_byte = 900 WHERE id = 2"
        ),
        Damage(
            .metadata,
            "Documents whose metadata filters see otherwise: 1, first 'a'.",
            "UPDATE metadata_value SET number = 6 WHERE number = 5"
        ),
        Damage(
            .metadata,
            "Documents whose metadata filters see otherwise: 1, first 'b'.",
            "UPDATE document SET metadata = '{' WHERE id = 2"
        ),
        Damage(
            .fullText,
            "The full-text index of 'default' is not that of its chunks: ",
            "UPDATE chunk SET body = 'delta' WHERE id = 3"
        ),
        Damage(
            .fullText,
            "The full-text index of 'default' is not that of its chunks: ",
            "DELETE FROM passage_1_docsize WHERE id = 1"
        ),
        Damage(
            .fullText,
            "The full-text index of 'default' is not that of its chunks: ",
            "UPDATE passage_1_data SET block = zeroblob(length(block)) WHERE id > 10"
        ),
        Damage(
            .answers,
            "Cached answers without a document: 1.",
            "INSERT INTO answer (collection_id, key, size, payload) VALUES (1, x'00', 0, '{}')"
        ),
        Damage(
            .answers,
            "Rows of answer that cannot be read: 1.",
            """
            INSERT INTO answer (id, collection_id, key, size, payload) VALUES (1, 1, x'00', 0, '{');
            INSERT INTO answer_document VALUES (1, 1)
            """
        ),
        Damage(
            .answers,
            "Sums of sizes that are not those of answer_record: 1.",
            "UPDATE kept_size SET size = 5 WHERE kind = 'record'"
        ),
        Damage(
            .references,
            "Rows of refusal without answer_record: 1.",
            "INSERT INTO refusal VALUES (7, 1, 0, 0, 'no_source', 'Where?', NULL)"
        ),
        Damage(
            .pages,
            "SQLite finds the file damaged: ",
            """
            PRAGMA writable_schema = 1;
            UPDATE sqlite_master SET sql = 'CREATE INDEX document_by_title ON document(collection_id, uri)'
                WHERE name = 'document_by_title';
            """
        ),
    ]
}
