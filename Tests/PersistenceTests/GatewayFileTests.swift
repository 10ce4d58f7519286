import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct GatewayFileTests {
    @Test func `the file lies beside the database, whatever that is called`() async throws {
        let folder = try TemporaryFolder()
        let link = folder.path + "/link.sqlite"
        try await folder.fill([.made("a", ["one"])])
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.database)
        #expect(GatewayFile.path(beside: link) == folder.gatewayFile)
        let file = try GatewayFile(beside: link)
        #expect(file.path == folder.gatewayFile)
        file.ledger.record(.made())
        await file.close()
        #expect(try await folder.totals().requests == 1)
        #expect(try await folder.store(.read).contentHashes(in: "default").count == 1)
    }

    @Test func `reading where no model was called says so, and makes no file`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: PersistenceError.self) { try folder.ledgerReader() }
        #expect(error?.kind == .missingDatabase)
        #expect(
            error?.description
                == "There is no ledger at \(folder.gatewayFile) yet; the first command that calls a model makes one."
        )
        #expect(try folder.contents().isEmpty)
    }

    /// A refused file is left byte for byte as it was, and no file appears beside it.
    @Test(arguments: ForeignLedger.all) func `a file that is not ours is refused untouched`(file: ForeignLedger) throws
    {
        let folder = try TemporaryFolder()
        try file.make(folder)
        let before = try folder.contents()
        let writing = #expect(throws: PersistenceError.self) { try folder.gateway() }
        let reading = #expect(throws: PersistenceError.self) { try folder.ledgerReader() }
        for error in [writing, reading] {
            #expect(error?.kind == .databaseRefused)
            #expect(error?.description == file.message.replacing("FILE", with: folder.gatewayFile))
        }
        #expect(try folder.contents() == before)
    }

    @Test func `a folder that is not there is named`() throws {
        let path = try TemporaryFolder().path + "/no/shop.sqlite"
        #expect(throws: PersistenceError.missingFolder(path: path + ".ledger")) { try GatewayFile(beside: path) }
        #expect(throws: PersistenceError.missingLedger(path: path + ".ledger")) { try LedgerReader(beside: path) }
    }

    @Test func `a read-only file is read and not written`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        file.ledger.record(.made())
        await file.close()
        chmod(folder.gatewayFile, 0o444)
        #expect(throws: PersistenceError.readOnly(path: folder.gatewayFile)) { try folder.gateway() }
        #expect(try await folder.totals().requests == 1)
    }

    @Test func `a read-only folder takes no new file`() throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o555)
        #expect(throws: PersistenceError.readOnly(path: folder.gatewayFile)) { try folder.gateway() }
        #expect(try folder.contents().isEmpty)
    }

    @Test func `an older layout is not read before it is written`() throws {
        let folder = try TemporaryFolder()
        try folder.tamperLedger("PRAGMA application_id = \(0x4E75_744C)")
        let error = #expect(throws: PersistenceError.outdatedLedger(path: folder.gatewayFile)) {
            try folder.ledgerReader()
        }
        #expect(
            error?.description == """
                The ledger \(folder.gatewayFile) has an older layout, which cannot be brought up to date by reading; the \
                next command that calls a model does it.
                """
        )
    }

    /// Zeroed pages are met by those who need them, who say so; nobody is stopped.
    @Test func `a damaged file is said to be one`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        for number in 0..<2_000 {
            file.ledger.record(.made())
            file.archive.store(.made(bytes: 3_000), for: .numbered(number))
        }
        await file.close()
        var bytes = try Data(contentsOf: URL(filePath: folder.gatewayFile))
        for offset in stride(from: 16 * 4_096, to: bytes.count, by: 4_096) {
            bytes.replaceSubrange(offset..<offset + 4_096, with: Data(count: 4_096))
        }
        try bytes.write(to: URL(filePath: folder.gatewayFile))
        let error = await #expect(throws: PersistenceError.self) { try await folder.totals() }
        #expect(error?.description.hasPrefix("The ledger \(folder.gatewayFile) is damaged (") == true)
        let next = try folder.gateway()
        await #expect(throws: PersistenceError.self) { try await next.archive.response(for: .numbered(1_999)) }
        await next.close()
    }

    @Test func `a closed file fails and does not trap`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        await file.close()
        await file.close()
        file.ledger.record(.made())
        file.archive.store(.made(), for: .numbered(1))
        #expect(file.ledger.lostLines == 1)
        await #expect(throws: PersistenceError.self) { _ = try await file.archive.response(for: .numbered(1)) }
        await #expect(throws: PersistenceError.self) { try await file.archive.removeAll(tenant: nil) }
    }

    @Test func `after closing, the file alone has everything`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        for _ in 0..<5_000 { file.ledger.record(.made()) }
        await file.close()
        #expect(try folder.contents()["shop.sqlite.ledger-wal"] == Data())
        let copy = folder.path + "/copy.sqlite"
        try FileManager.default.copyItem(atPath: folder.gatewayFile, toPath: copy + ".ledger")
        #expect(try await LedgerReader(beside: copy).summary().total.requests == 5_000)
    }
}

/// A file that the gateway must refuse.
struct ForeignLedger: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var make: @Sendable (TemporaryFolder) throws -> Void

    static let all = [
        ForeignLedger(
            testDescription: "a text",
            message: "FILE is not a database; nothing in it was changed."
        ) { try Data("tenant,cost\n".utf8).write(to: URL(filePath: $0.gatewayFile)) },
        ForeignLedger(
            testDescription: "the database of documents",
            message: "FILE is a database of another application; nothing in it was changed."
        ) {
            try $0.tamperLedger(
                "PRAGMA application_id = \(0x4E75_7468); PRAGMA user_version = 1; CREATE TABLE chunk (a)"
            )
        },
        ForeignLedger(
            testDescription: "a newer layout",
            message: """
                FILE was written by a newer Nuthatch: its layout is version 99, and this program knows 1. Nothing in it \
                was changed; use the newer program.
                """
        ) {
            try $0.tamperLedger("PRAGMA application_id = \(0x4E75_744C); PRAGMA user_version = 99; CREATE TABLE a (b)")
        },
        ForeignLedger(
            testDescription: "a schema that cannot be read",
            message: """
                The ledger FILE is damaged (its schema cannot be read); restore a backup, or move it away: a new one is \
                then begun.
                """
        ) {
            try $0.tamperLedger(
                "PRAGMA application_id = \(0x4E75_744C); PRAGMA user_version = 1; CREATE TABLE call (a)"
            )
            try $0.tamperLedger("PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = 'x'")
        },
        ForeignLedger(
            testDescription: "a folder",
            message: "FILE is not a file; name a database file with --database."
        ) { try FileManager.default.createDirectory(atPath: $0.gatewayFile, withIntermediateDirectories: false) },
    ]
}
