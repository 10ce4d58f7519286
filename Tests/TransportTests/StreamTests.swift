import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct StreamTests {
    private static let total = 32 << 20
    private static let limits = TransferLimits(silence: .milliseconds(300), bodyBytes: total)

    /// The bytes `0, 1, 2, ... 250`, again and again.
    private static func pattern(from start: Int, count: Int) -> [UInt8] {
        (start..<start + count).map { UInt8($0 % 251) }
    }

    /// A server that sends `total` bytes. When nothing more fits for a while, it says how many did, and goes on.
    private func server(stalled: Latch<Int>) throws -> RawServer {
        let block = Self.pattern(from: 0, count: 251 << 8)
        return try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(Self.total)\r\n\r\n")
            var sent = 0
            defer { stalled.set(sent) }
            while sent < Self.total {
                let piece = block[(sent % 251)...].prefix(Self.total - sent)
                guard let count = connection.writeSome(piece, waits: false) else { return }
                sent += count
                if count == 0, !connection.canWrite(within: .milliseconds(600)) { stalled.set(sent) }
            }
            connection.untilClosed()
        }
    }

    @Test func `a stream hands out pieces as they come`() async throws {
        let isRead = (0..<3).map { _ in Latch<Void>() }
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(chunkedHead)
            for (number, latch) in isRead.enumerated() {
                connection.write("5\r\npart\(number)\r\n")
                latch.waitBlocking()
            }
            connection.write("0\r\n\r\n")
        }
        let stream = try await CurlTransport().stream(.to(server))
        #expect(stream.head.status == 200)
        for (number, latch) in isRead.enumerated() {
            #expect(try await stream.next() == Array("part\(number)".utf8))
            latch.set()
        }
        for _ in 0..<2 { #expect(try await stream.next() == nil) }
    }

    @Test func `a stream that nobody reads holds its sender, and no byte is lost or doubled`() async throws {
        let stalled = Latch<Int>()
        let server = try server(stalled: stalled)
        let stream = try await CurlTransport().stream(.to(server, limits: Self.limits))
        #expect(await stalled.wait() < Self.total / 2)
        var position = 0
        var isRight = true
        var largest = 0
        while let piece = try await stream.next() {
            isRight = isRight && piece == Self.pattern(from: position, count: piece.count)
            position += piece.count
            largest = max(largest, piece.count)
        }
        #expect(isRight)
        #expect(position == Self.total)
        // The mark, and what libcurl had in hand.
        #expect(largest <= 80 << 10)
    }

    @Test func `a stream that is held can be closed`() async throws {
        let stalled = Latch<Int>()
        let server = try server(stalled: stalled)
        let transport = try CurlTransport()
        let stream = try await transport.stream(.to(server, limits: Self.limits))
        _ = await stalled.wait()
        stream.cancel()
        await #expect(throws: CancellationError.self) { try await stream.next() }
        await transport.shutdown()
        #expect(transport.transfersUnderWay == 0)
    }

    @Test func `a second reader is refused`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(chunkedHead)
            connection.untilClosed()
        }
        let stream = try await CurlTransport().stream(.to(server))
        let faults = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        _ = try await stream.next()
                        return nil
                    } catch {
                        stream.cancel()
                        return (error as? TransportError)?.code ?? "cancelled"
                    }
                }
            }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(faults == ["unexpected", "cancelled"])
    }
}
