import Foundation
import JSONText
import ProviderSimulator
import TestSupport
import Testing

/// What faults of the connection, the framing and the head look like on the wire.
@Suite(.timeLimit(.minutes(1)))
struct TransportFaultTests {
    /// The answer without a fault.
    private static func sound(stream: Bool) async throws -> [UInt8] {
        try await Upstream().post(Upstream.chat(stream: stream)).bytes
    }

    /// Silence is waited for, where it is what has to come.
    private static func patience(_ ending: RawClient.Ending) -> Duration {
        ending == .silence ? .milliseconds(200) : .seconds(10)
    }

    @Test(
        arguments: [
            ("hang", RawClient.Ending.silence), ("reset-before", .reset), ("close-before", .closed),
            ("refuse=0", .reset),
        ],
        [false, true]
    )
    func `an answer does not come`(row: (fault: String, ending: RawClient.Ending), stream: Bool) async throws {
        let exchange = try await Upstream().exchange(
            Upstream.chat(stream: stream),
            fault: row.fault,
            patience: Self.patience(row.ending)
        )
        #expect(exchange.bytes.isEmpty)
        #expect(exchange.ending == row.ending)
    }

    @Test(arguments: [("hang-after-head", RawClient.Ending.silence), ("reset-after-head", .reset)], [false, true])
    func `an answer ends after its head`(row: (fault: String, ending: RawClient.Ending), stream: Bool) async throws {
        let exchange = try await Upstream().exchange(
            Upstream.chat(stream: stream),
            fault: row.fault,
            patience: Self.patience(row.ending)
        )
        #expect(exchange.text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(exchange.text.hasSuffix("\r\n\r\n"))
        #expect(exchange.ending == row.ending)
        #expect(!exchange.response.isWhole)
    }

    @Test(
        arguments: [
            ("hang-mid-body", RawClient.Ending.silence), ("reset-mid-body", .reset), ("half-body", .closed),
            ("chunked-cut", .closed),
        ],
        [false, true]
    )
    func `an answer ends in the middle`(row: (fault: String, ending: RawClient.Ending), stream: Bool) async throws {
        let exchange = try await Upstream().exchange(
            Upstream.chat(stream: stream),
            fault: row.fault,
            patience: Self.patience(row.ending)
        )
        let whole = try await Self.sound(stream: stream)
        #expect(exchange.ending == row.ending)
        #expect(!exchange.response.isWhole)
        #expect(exchange.bytes.count > whole.count / 3 && exchange.bytes.count < whole.count)
        if row.fault == "half-body" { #expect(exchange.response.headers["content-length"] != nil) }
        if row.fault == "chunked-cut" { #expect(exchange.response.headers["transfer-encoding"] == "chunked") }
    }

    @Test(
        arguments: [
            ("chunk-size-text", "\r\nzz\r\n"), ("chunk-size-negative", "\r\n-1\r\n"),
            ("chunk-size-17-digits", "\r\n10000000000000000\r\n"), ("chunk-extension=9", ";x=xxxxxxxxx\r\n"),
            ("chunk-bare-lf", "\n0\n\n"),
        ],
        [false, true]
    )
    func `chunks are faulty`(row: (fault: String, bytes: String), stream: Bool) async throws {
        let exchange = try await Upstream().exchange(Upstream.chat(stream: stream), fault: row.fault)
        #expect(exchange.response.headers["transfer-encoding"] == "chunked")
        #expect(exchange.text.contains(row.bytes))
        #expect(!exchange.response.isWhole)
    }

    @Test func `an answer drips`() async throws {
        let upstream = try Upstream()
        let start = ContinuousClock.now
        let slow = try await upstream.exchange(fault: "drip=2000")
        let sound = try await Self.sound(stream: false)
        #expect(slow.bytes == sound)
        // 20 bytes at a time, the first at once.
        let body = RawResponse(sound).body.count
        #expect(start.duration(to: .now) >= .milliseconds((body - 20) / 2))
    }

    @Test func `a delay comes before the first byte`() async throws {
        let start = ContinuousClock.now
        #expect(try await Upstream().exchange(fault: "delay=30").response.status == 200)
        #expect(start.duration(to: .now) >= .milliseconds(30))
    }

    @Test func `an idle connection is closed after an answer that promised to keep it`() async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let (response, rest) = try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(Upstream.request(Upstream.chat(), fault: "close-idle=5"))
            return (client.receiveResponse(), client.receiveAll())
        }
        #expect(response.status == 200)
        #expect(response.headers["connection"] == nil)
        #expect(rest.bytes.isEmpty)
        #expect(rest.ending == .closed)
    }

    @Test(arguments: ["delay=200", "split-characters"])
    func `a call that comes in time keeps such a connection, and has its own time`(fault: String) async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let span = fault.hasPrefix("delay") ? 100 : 3_600_000
        let statuses = try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(Upstream.request(Upstream.chat(), fault: "close-idle=\(span)"))
            let first = client.receiveResponse()
            client.send(Upstream.request(Upstream.chat("b"), fault: fault))
            return [first, client.receiveResponse()].map { $0.isWhole ? $0.status : 0 }
        }
        #expect(statuses == [200, 200])
    }

    @Test(arguments: [[40, 80, 3_600_000], [80, 40, 3_600_000], [40, 3_600_000, 80], [3_600_000, 80, 40]])
    func `a long wait holds up no short one`(delays: [Int]) async throws {
        let upstream = try Upstream()
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for (position, delay) in delays.enumerated() {
                _ = await upstream.server.counts { $0.calls == position }
                group.addTask { try await upstream.post(Upstream.chat(), fault: "delay=\(delay)").status }
            }
            var answers: [Int] = []
            while answers.count < 2, let status = try await group.next() { answers.append(status) }
            upstream.server.stop()
            return answers
        }
        #expect(answers == [200, 200])
    }

    @Test func `connections are reset as they come`() async throws {
        let upstream = try Upstream()
        #expect(try await upstream.post(Upstream.chat(), fault: "reset-at-accept=2").status == 200)
        for _ in 0..<2 { #expect(try await upstream.post(Upstream.chat()).bytes == []) }
        #expect(try await upstream.post(Upstream.chat()).status == 200)
        #expect(upstream.server.counts.calls == 2)
        #expect(upstream.server.counts.connectionsOpened == 4)
    }

    @Test func `after a refusal nobody listens for a while`() async throws {
        let upstream = try Upstream()
        #expect(try await upstream.exchange(fault: "refuse=3600000").ending == .reset)
        await #expect(throws: POSIXError.self) { try await upstream.post(Upstream.chat()) }
        upstream.server.setListening(true)
        #expect(try await upstream.post(Upstream.chat()).status == 200)
    }

    @Test(arguments: [400, 401, 403, 404, 408, 422, 429, 500, 502, 503, 504, 529], [false, true])
    func `an error has its status and OpenAI's shape`(status: Int, stream: Bool) async throws {
        let response = try await Upstream().exchange(Upstream.chat(stream: stream), fault: "status=\(status)").response
        #expect(response.status == status)
        #expect(response.isWhole)
        #expect(response.json?["error"]?["type"]?.string != nil)
        // Providers do that, and it must go no further.
        #expect(response.text.contains("sk-test") == (status == 401))
    }

    @Test(arguments: [
        ("retry-after=2", "2"), ("retry-after=-5", "-5"), ("retry-after=1000000000", "1000000000"),
        ("retry-after-text", "soon"),
    ])
    func `Retry-After takes its forms`(fault: String, value: String) async throws {
        let upstream = try Upstream()
        let response = try await upstream.post(Upstream.chat(), fault: fault)
        #expect(response.status == 429)
        #expect(response.headers["retry-after"] == value)
        let other = try await upstream.post(Upstream.chat(), fault: "status=503, \(fault)")
        #expect(other.status == 503)
        #expect(other.headers["retry-after"] == value)
    }

    @Test(arguments: [60, -60, 1_000_000_000])
    func `Retry-After is a date`(seconds: Int) async throws {
        let before = Date()
        let response = try await Upstream().post(Upstream.chat(), fault: "status=429,retry-after-date=\(seconds)")
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let date = try #require(response.headers["retry-after"].flatMap(formatter.date(from:)))
        #expect(abs(date.timeIntervalSince(before) - Double(seconds)) < 5)
    }

    @Test func `milliseconds to wait have a header of their own, and a bare status has none`() async throws {
        let upstream = try Upstream()
        #expect(
            try await upstream.post(Upstream.chat(), fault: "retry-after-ms=250").headers["retry-after-ms"] == "250"
        )
        let bare = try await upstream.post(Upstream.chat(), fault: "status=429")
        #expect(bare.headers.keys.filter { $0.hasPrefix("retry") }.isEmpty)
    }

    @Test(arguments: [
        ("redirect", "http://169.254.169.254/latest/meta-data/"), ("redirect=81", "http://127.0.0.1:81/v1"),
        ("redirect-file", "file:///etc/passwd"),
    ])
    func `a redirect leads elsewhere`(fault: String, location: String) async throws {
        let response = try await Upstream().post(Upstream.chat(), fault: fault)
        #expect(response.status == 302)
        #expect(response.headers["location"] == location)
    }

    @Test(arguments: [false, true])
    func `heads are too large`(stream: Bool) async throws {
        let upstream = try Upstream()
        let body = Upstream.chat(stream: stream)
        let sound = try await Self.sound(stream: stream).count
        let long = try await upstream.exchange(body, fault: "huge-head=100000")
        #expect(long.response.headers["x-filler"]?.count == 100_000)
        let many = try await upstream.exchange(body, fault: "many-headers=1000")
        #expect(many.bytes.count == sound + 1000 * "X-Filler: f\r\n".utf8.count)
        #expect(many.response.isWhole)
        let flood = try await upstream.exchange(body, fault: "informational=500")
        #expect(flood.text.components(separatedBy: "HTTP/1.1 103 Early Hints\r\n").count == 501)
        #expect(flood.text.contains("\r\n\r\nHTTP/1.1 200 OK\r\n"))
    }

    @Test func `an encoding is claimed that is none`() async throws {
        let response = try await Upstream().post(Upstream.chat(), fault: "gzip-lie")
        #expect(response.headers["content-encoding"] == "gzip")
        #expect(response.json != nil)
    }

    @Test func `a fault that is not known is refused by name`() async throws {
        let response = try await Upstream().post(Upstream.chat(), fault: "nonsense")
        #expect(response.status == 400)
        #expect(
            response.json?["error"]?["message"]?.string == #"There is no fault "nonsense"; --list-faults names all."#
        )
    }
}
