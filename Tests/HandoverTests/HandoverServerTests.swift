import Foundation
import Handover
import Persistence
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct HandoverServerTests {
    @Test func `many clients write at once, and each commit is there`() async throws {
        try await Holder.run { holder in
            try await holder.client().openCollection(.test)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    let client = try holder.client()
                    group.addTask {
                        for round in 0..<10 {
                            _ = try await client.put([.made("\(number)-\(round)", ["text \(number)"])], in: "default")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await holder.store.contentHashes(in: "default").count == 80)
            #expect(try await holder.store.corpusVersion(of: "default") == 80)
        }
    }

    @Test(arguments: ["x", String(repeating: "long-", count: 40)])
    func `the socket is its user's alone, wherever it lies, and goes with the server`(name: String) async throws {
        try await Holder.run(in: name) { holder in
            let socket = holder.store.path + ".sock"
            var info = stat()
            #expect(lstat(socket, &info) == 0)
            #expect(info.st_mode & 0o777 == 0o600)
            try await holder.client().openCollection(.test)
            holder.server.stop()
            #expect(lstat(socket, &info) != 0)
            #expect(try RemoteWriter.connect(beside: holder.store.path) == nil)
        }
    }

    @Test func `a dead server's socket is replaced, and another kind of file is not`() async throws {
        let folder = NSTemporaryDirectory() + "handover-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let database = folder + "/shop.sqlite"
        do {
            let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(dead) }
            try #require(RawSocket.bind(dead, to: database + ".sock"))
        }
        #expect(try RemoteWriter.connect(beside: database) == nil)
        let server = try HandoverServer(beside: database, writer: RefusingWriter())
        #expect(try RemoteWriter.connect(beside: database) != nil)
        server.stop()
        try Data("mine".utf8).write(to: URL(filePath: database + ".sock"))
        #expect(throws: HandoverError.notASocket(path: database + ".sock")) { () throws -> Void in
            _ = try HandoverServer(beside: database, writer: RefusingWriter())
        }
        let long = folder + "/" + String(repeating: "n", count: 120)
        #expect(throws: HandoverError.longName(String(repeating: "n", count: 120) + ".sock")) { () throws -> Void in
            _ = try HandoverServer(beside: long, writer: RefusingWriter())
        }
    }

    @Test func `a refusal crosses with its kind and its words`() async throws {
        try await Holder.run { holder in
            let client = try holder.client()
            let error = await #expect(throws: HandoverError.self) { try await client.dropCollection("nowhere") }
            #expect(error?.kind == .missingCollection)
            #expect(
                error?.description
                    == "There is no collection 'nowhere': the database has none yet; 'nuthatch ingest' makes one."
            )
            try await client.openCollection(.test)
            let refused = await #expect(throws: HandoverError.self) {
                _ = try await client.put([Self.spoiled { $0.chunks[0].vector = [.nan] }], in: "default")
            }
            #expect(refused?.kind == .invalidInput)
            await #expect(throws: HandoverError.invalidDocument(id: "bad", .deepLists(key: "k"))) {
                _ = try await client.put([Self.spoiled { $0.document.metadata = ["k": Self.deepList] }], in: "default")
            }
            #expect(try await client.put([.made("good", ["two"])], in: "default").corpusVersion == 1)
        }
    }

    @Test func `what is longer than a message is refused before it is sent`() async throws {
        try await Holder.run { holder in
            let client = try holder.client()
            try await client.openCollection(.test)
            let error = await #expect(throws: HandoverError.self) {
                let text = String(repeating: "x", count: 65 << 20)
                _ = try await client.put([Self.spoiled { $0.document.text = text }], in: "default")
            }
            #expect(error?.kind == .invalidInput)
            #expect(error?.description.contains("takes 67108864") == true)
            #expect(try await client.put([.made("small", ["one"])], in: "default").corpusVersion == 1)
        }
    }

    private static let deepList = (0..<2_000).reduce(MetadataValue.list([])) { inner, _ in .list([inner]) }

    private static func spoiled(_ spoil: (inout PreparedDocument) -> Void) -> PreparedDocument {
        var document = PreparedDocument.made("bad", ["one"])
        spoil(&document)
        return document
    }

    @Test func `keys cross, and where none are kept that is said`() async throws {
        let key = AccessKey(
            id: "k",
            name: "bot",
            secretHash: [1, 2],
            tenant: "t",
            roles: [.ask],
            created: Date(timeIntervalSince1970: 5)
        )
        let keys = MemoryAccessStore()
        try await Holder.run(keys: keys) { holder in
            let client = HandedOverKeys(reader: keys, writer: try holder.remote())
            try await client.put(key)
            #expect(try await client.accessKeys() == [key])
        }
        try await Holder.run { holder in
            let error = await #expect(throws: HandoverError.self) { try await holder.remote().put(key) }
            #expect(error?.description == "The process that writes the database keeps no access keys.")
        }
    }
}

extension CollectionSettings {
    /// That of `PreparedDocument.made`.
    static let test = CollectionSettings(name: "default", embedder: "e", dimension: 8, chunking: "c")
}
