import Telemetry
import Testing

/// The examples of https://www.w3.org/TR/trace-context/ and of its test suite.
@Suite struct TraceParentTests {
    private static let id = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let span = "00f067aa0ba902b7"

    @Test(arguments: [
        ("00-\(id)-\(span)-01", "00-\(id)-\(span)-01"), ("00-\(id)-\(span)-00", "00-\(id)-\(span)-00"),
        // Flags that are not known are not handed on.
        ("00-\(id)-\(span)-03", "00-\(id)-\(span)-01"), ("00-\(id)-\(span)-fe", "00-\(id)-\(span)-00"),
        (
            "00-00000000000000000000000000000001-0000000000000001-01",
            "00-00000000000000000000000000000001-0000000000000001-01"
        ),
        (
            "00-ffffffffffffffff0000000000000000-ffffffffffffffff-ff",
            "00-ffffffffffffffff0000000000000000-ffffffffffffffff-01"
        ),
        // Versions to come.
        ("cc-\(id)-\(span)-01", "00-\(id)-\(span)-01"), ("cc-\(id)-\(span)-01-what-the-future", "00-\(id)-\(span)-01"),
        ("fe-\(id)-\(span)-01-", "00-\(id)-\(span)-01"),
    ])
    func `who called is read, and written in version 0`(header: String, written: String) throws {
        let parent = try #require(TraceParent(header))
        #expect(parent.description == written)
        #expect(TraceParent(written) == parent)
    }

    @Test(arguments: [
        "", "00", "00-\(id)-\(span)", "00-\(id)-\(span)-", "00-\(id)-\(span)-1", "00-\(id)-\(span)-001",
        "00-\(id)-\(span)-01-", "00-\(id)-\(span)-01-more", "ff-\(id)-\(span)-01", "0-\(id)-\(span)-01",
        "000-\(id)-\(span)-01", ".0-\(id)-\(span)-01", "cc-\(id)-\(span)-01.more", "cc-\(id)-\(span)-0100",
        "00-00000000000000000000000000000000-\(span)-01", "00-\(id)-0000000000000000-01",
        "00-\(id.uppercased())-\(span)-01", "00-\(id)-\(span.uppercased())-01", "00-\(id)-\(span)-0A",
        "00-.bf92f3577b34da6a3ce929d0e0e4736-\(span)-01", "00-\(id)-.0f067aa0ba902b7-01", "00-\(id)-\(span)-.1",
        "00_\(id)-\(span)-01", "00-\(id)_\(span)-01", "00-\(id)-\(span)_01", " 00-\(id)-\(span)-01",
        "00-\(id)-\(span)-01 ", "00-\(id)0-\(span)-01", "00-\(id)-\(span)0-01", "00-\(id)-\(span)-0é",
        "cc-\(id)-\(span)-01-" + String(repeating: "x", count: 1000),
    ])
    func `what is not written by the rule says nothing`(header: String) {
        #expect(TraceParent(header) == nil)
    }
}
