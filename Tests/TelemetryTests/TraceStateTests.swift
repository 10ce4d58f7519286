import Telemetry
import Testing

/// The examples of https://www.w3.org/TR/trace-context/ and of its test suite.
@Suite struct TraceStateTests {
    private static let longKey = String(repeating: "z", count: 256)
    private static let longTenant = String(repeating: "t", count: 241) + "@" + String(repeating: "v", count: 14)
    private static let longValue = String(repeating: "v", count: 256)
    private static func members(_ count: Int) -> String {
        (0..<count).map { "k\($0)=\($0)" }.joined(separator: ",")
    }

    @Test(arguments: [
        ("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"),
        ("foo=1 \t , \t bar=2, \t baz=3", "foo=1,bar=2,baz=3"), ("foo=1,", "foo=1"), (",foo=1,,bar=2", "foo=1,bar=2"),
        ("", ""), (" , ", ""), ("foo= 1", "foo= 1"), ("foo=a b!~+-", "foo=a b!~+-"),
        ("fw529a3039@dt=1", "fw529a3039@dt=1"), ("0tenant@sys=1", "0tenant@sys=1"), ("a-_*/9=1", "a-_*/9=1"),
        ("\(longKey)=1", "\(longKey)=1"), ("\(longTenant)=1", "\(longTenant)=1"), ("k=\(longValue)", "k=\(longValue)"),
        ("foo=1,bar=2,foo=3", "foo=1,bar=2"), (members(32), members(32)),
    ])
    func `members are read in their order`(header: String, written: String) throws {
        let state = try #require(TraceState(header))
        #expect(state.description == written)
        #expect(TraceState(written) == state)
    }

    @Test(arguments: [
        "foo", "foo=", "=1", "foo=1,bar", "Foo=1", "foo =1", "1foo=1", "foo@=1", "@foo=1", "foo@@bar=1",
        "foo@bar@baz=1",
        "foo@1bar=1", "foo.bar=1", "foo=1=2", "foo=é", "foo=a\u{7F}", "foo=a\tb", "föö=1", "z\(longKey)=1",
        "t\(longTenant)=1", "\(longTenant)v=1", "k=v\(longValue)", members(33),
    ])
    func `what is not written by the rule is dropped whole`(header: String) {
        #expect(TraceState(header) == nil)
    }
}
