import LoadGenerator
import Synchronization
import TestSupport
import Testing

struct AttackTests {
    private func attack(_ settings: AttackSettings, for span: Duration) async throws -> AttackResult {
        let attack = Task { try await LoadGenerator.attack(settings) }
        try await Task.sleep(for: span)
        attack.cancel()
        return try await attack.value
    }

    @Test func `slow heads never end, and come byte by byte`() async throws {
        let texts = Mutex<[[UInt8]]>([])
        let server = try RawServer { connection in
            var bytes: [UInt8] = []
            while let more = connection.read() { bytes += more }
            texts.withLock { $0.append(bytes) }
        }
        var settings = AttackSettings(port: server.port, kind: .slowHeaders)
        settings.connections = 5
        settings.gap = .milliseconds(50)
        let result = try await attack(settings, for: .seconds(1))
        #expect(result.mostOpen == 5)
        #expect(result.cut == 0)
        // Twenty gaps, less the one in which they connect; a loaded machine may miss some.
        #expect((25...105).contains(result.bytesSent))
        while texts.withLock({ $0.count }) < 5 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(
            texts.withLock {
                $0.allSatisfy { "POST /v1/answers HTTP/1.1\r\nHost: 127.0.0.1\r\n".utf8.starts(with: $0) }
            }
        )
    }

    @Test func `slow bodies follow a whole head`() async throws {
        let heads = Atomic(0)
        let server = try RawServer { connection in
            var bytes: [UInt8] = []
            while let more = connection.read() { bytes += more }
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("Content-Length: 60000\r\n\r\n ") { heads.add(1, ordering: .relaxed) }
        }
        var settings = AttackSettings(port: server.port, kind: .slowBody)
        settings.connections = 3
        settings.gap = .milliseconds(20)
        let result = try await attack(settings, for: .milliseconds(600))
        #expect(result.opened == 3)
        while heads.load(ordering: .relaxed) < 3 { try await Task.sleep(for: .milliseconds(10)) }
    }

    @Test func `slow readers take hardly anything`() async throws {
        let written = Atomic(0)
        let server = try RawServer { connection in
            while connection.readRequest() != nil {
                guard connection.write(Array(repeating: 0, count: 1 << 20)) else { return }
                written.add(1, ordering: .relaxed)
            }
        }
        var settings = AttackSettings(port: server.port, kind: .slowRead)
        settings.connections = 2
        settings.gap = .milliseconds(20)
        let result = try await attack(settings, for: .milliseconds(600))
        #expect((2...62).contains(result.bytesRead))
        // What the kernel keeps for both ends is far less than forty answers.
        #expect(written.load(ordering: .relaxed) < 20)
    }

    @Test func `attackers that are cut come back`() async throws {
        let server = try RawServer { _ in }
        var settings = AttackSettings(port: server.port, kind: .silent)
        settings.connections = 4
        settings.gap = .milliseconds(20)
        let result = try await attack(settings, for: .milliseconds(500))
        #expect(result.cut > 8)
        #expect(result.opened >= result.cut)
        #expect(server.connections >= result.cut)
    }
}
