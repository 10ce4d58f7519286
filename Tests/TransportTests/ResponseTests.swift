import TestSupport
import Testing
import Transport

struct ResponseTests {
    @Test func `a response has its status, its fields and its body`() async throws {
        let server = try RawServer(answering: answer("hello", status: "429 Too Many Requests"))
        let response = try await CurlTransport().response(to: .to(server))
        #expect(response.head.status == 429)
        #expect(response.head.first("content-type") == "text/plain")
        #expect(response.text == "hello")
        #expect(response.times.isNewConnection)
        #expect(response.times.firstByte > .zero && response.times.firstByte <= response.times.total)
    }

    @Test func `a chunked body comes out of its frames`() async throws {
        let server = try RawServer(answering: chunkedHead + chunks("one ", "two ", "three"))
        let response = try await CurlTransport().response(to: .to(server))
        #expect(response.text == "one two three")
    }
}
