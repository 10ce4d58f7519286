import Handover
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct HostileClientTests {
    @Test func `a client that dies in a message leaves nothing, and one that stands still holds up nobody`()
        async throws
    {
        try await Holder.run { holder in
            let client = try holder.client()
            try await client.openCollection(.test)
            let stalled = try RawSocket(holder.store.path + ".sock")
            stalled.send(RawSocket.message([2, 7, 0, 0], length: 1_000))
            do {
                let dying = try RawSocket(holder.store.path + ".sock")
                dying.send(RawSocket.message([2, 7, 0, 0], length: 60 << 20))
            }
            #expect(try await client.put([.made("a", ["one"])], in: "default").corpusVersion == 1)
            #expect(try await holder.store.contentHashes(in: "default").count == 1)
        }
    }

    @Test func `a client that reads no reply holds up nobody`() async throws {
        try await Holder.run { holder in
            let client = try holder.client()
            try await client.openCollection(.test)
            let deaf = try RawSocket(holder.store.path + ".sock")
            // Removals of nothing: as many replies as the socket's room takes, and more.
            let removal = RawSocket.message(
                [3] + [7, 0, 0, 0, 0, 0, 0, 0] + Array("default".utf8) + Array(repeating: 0, count: 8)
            )
            let sending = Task.detached { for _ in 0..<20_000 where !deaf.send(removal) { break } }
            for number in 0..<20 {
                _ = try await client.put([.made("\(number)", ["one"])], in: "default")
            }
            #expect(try await holder.store.contentHashes(in: "default").count == 20)
            holder.server.stop()
            await sending.value
        }
    }

    @Test(arguments: [
        (RawSocket.message([1], version: 2), "version 1 of the hand-over, and this program knows 2"),
        (RawSocket.message([], length: 1 << 30), "takes 1073741824 bytes"),
        (RawSocket.message([]), "it ends early"), (RawSocket.message([200]), "200 is no request"),
        (RawSocket.message([4, 255, 255, 255, 255, 255, 255, 255, 127]), "a length of 9223372036854775807"),
        (RawSocket.message([4, 255, 255, 255, 255, 255, 255, 255, 255]), "a length of -1"),
        (RawSocket.message([4, 1, 0, 0, 0, 0, 0, 0, 0, 0xFF]), "a text that is not UTF-8"),
        (RawSocket.message([4, 1, 0, 0, 0, 0, 0, 0, 0, 65, 66]), "1 bytes too many"),
        (RawSocket.message([9, 2, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D]), "no AccessKey"),
    ])
    func `what is no message is answered with what is wrong, and cut off`(bytes: [UInt8], words: String) async throws {
        try await Holder.run { holder in
            let client = try RawSocket(holder.store.path + ".sock")
            client.send(bytes)
            let reply = client.untilClosed()
            #expect(reply.contains(words), "\(reply)")
            try await holder.client().openCollection(.test)
        }
    }

    @Test func `messages of noise do no harm`() async throws {
        let seed: UInt64 = 20_261_121
        var generator = SeededGenerator(seed: seed)
        try await Holder.run { holder in
            for _ in 0..<300 {
                let client = try RawSocket(holder.store.path + ".sock")
                var body = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                    Bool.random(using: &generator) ? UInt8(0) : UInt8.random(in: 0...255, using: &generator)
                }
                if !body.isEmpty { body[0] = UInt8.random(in: 1...9, using: &generator) }
                client.send(RawSocket.message(body))
            }
            #expect(try await holder.store.collections().isEmpty, "seed \(seed)")
            try await holder.client().openCollection(.test)
        }
    }

    @Test func `beyond the limit a client is told so`() async throws {
        try await Holder.run { holder in
            var clients = [try holder.remote()]
            try await clients[0].openCollection(.test)
            while clients.count < HandoverServer.connectionLimit {
                clients.append(try holder.remote())
                try await clients[clients.count - 1].openCollection(.test)
            }
            let late = try holder.remote()
            let error = await #expect(throws: HandoverError.self) { try await late.openCollection(.test) }
            #expect(error?.description.hasPrefix("32 commands write beside the service already;") == true)
            clients.removeLast()
            // The place is free once the server has seen the end.
            var isServed = false
            for _ in 0..<100 where !isServed {
                isServed = (try? await holder.remote().openCollection(.test)) != nil
            }
            #expect(isServed)
        }
    }
}
