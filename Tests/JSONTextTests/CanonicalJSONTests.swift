import JSONText
import RAGCore
import TestSupport
import Testing

struct CanonicalJSONTests {
    private func canonical(_ text: String, leavingOut: Set<String> = []) throws -> String {
        var bytes: [UInt8] = Array("<".utf8)
        CanonicalJSON.append(try JSONDocument(Array(text.utf8)).root, leavingOut: leavingOut, to: &bytes)
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
    }

    @Test(arguments: [
        (#" { "b" : [ 1 , {} ] , "a" : null } "#, #"{"a":null,"b":[1,{}]}"#),
        (#"{"é":1,"z":2,"Z":3,"":4,"aa":5,"a":6}"#, #"{"":4,"Z":3,"a":6,"aa":5,"z":2,"é":1}"#),
        (#"{"b":1,"a":2,"b":0}"#, #"{"a":2,"b":1,"b":0}"#),
        (#"{"\u0062":1,"a\n":2,"a":3}"#, #"{"a":3,"a\u000a":2,"b":1}"#),
        (#""\u00e9\/\ud83e\udDD7""#, #""é/🧗""#), (#""\"\\\b\f\n\r\t""#, #""\"\\\u0008\u000c\u000a\u000d\u0009""#),
        (#""\uD800x\udc00""#, #""\ud800x\udc00""#),
        ("1", "1"), ("1.0", "1"), ("1e0", "1"), ("10", "1e1"), ("150", "15e1"), ("1.5e2", "15e1"), ("0.015", "15e-3"),
        ("-0", "0"), ("0e7", "0"), ("-0.00", "0"), ("-2.50", "-25e-1"), ("1e400", "1e400"), ("1E+2", "1e2"),
        ("10e-1", "1"), ("100.001", "100001e-3"),
        ("9007199254740993", "9007199254740993"), ("12345678901234567891", "12345678901234567891"),
        ("1e0000000000000000000002", "1e2"), ("1e99999999999999999999", "1e99999999999999999999"),
        ("true", "true"), ("[false,null]", "[false,null]"),
    ])
    func `there is one form`(text: String, form: String) throws {
        #expect(try canonical(text) == form)
        #expect(try canonical(form) == form)
    }

    @Test func `members are left out at the top alone`() throws {
        let text = #"{"user":"u","m":{"user":"v"},"\u0075ser":1}"#
        #expect(try canonical(text, leavingOut: ["user", "n"]) == #"{"m":{"user":"v"}}"#)
        #expect(try canonical("[1]", leavingOut: ["user"]) == "[1]")
    }

    @Test(arguments: 1...8)
    func `order, blanks, escapes and forms of numbers keep it, and each leaf changes it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = RandomJSON.made(depth: 4, using: &generator)
            let form = try canonical(value.written(using: &generator))
            for _ in 0..<4 { #expect(try canonical(value.written(using: &generator)) == form) }
            #expect(try canonical(form) == form)
            let other = value.changed(using: &generator).written(using: &generator)
            #expect(try canonical(other) != form, "\(other)")
        }
    }

    @Test func `an object of a hundred thousand keys is put in order`() throws {
        let keys = (0..<100_000).map { "\"k\($0 * 7919 % 100_000)\":0" }
        let form = try canonical("{" + keys.joined(separator: ",") + "}")
        #expect(
            form == "{" + (0..<100_000).map { "k\($0)" }.sorted().map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        )
    }
}
