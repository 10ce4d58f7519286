import JSONText
import RAGCore
import TestSupport
import Testing

struct JSONStringTests {
    @Test(arguments: [
        (#""\u00e9\uD83E\uDDD7\n\"\/""#, "é🧗\n\"/"), (#""a\uD83Eb""#, "a\u{FFFD}b"), (#""\uD83E\u0041""#, "\u{FFFD}A"),
        (#""\uD83E""#, "\u{FFFD}"), (#""\uDDD7\uD83E""#, "\u{FFFD}\u{FFFD}"), (#""\uD83E\uD83E\uDDD7""#, "\u{FFFD}🧗"),
        (#""\u0000\b\f\r\t\\""#, "\0\u{8}\u{C}\r\t\\"), ("\"\"", ""),
    ])
    func `escapes are read as JSON has them`(text: String, string: String) throws {
        #expect(try JSONDocument(Array(text.utf8)).root.string == string)
    }

    @Test(arguments: 1...4)
    func `a string comes back as it was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            var string = ""
            for _ in 0..<Int.random(in: 0..<40, using: &generator) {
                let limit: UInt32 = Bool.random(using: &generator) ? 0x80 : 0x10FFFF
                string.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) ?? "\"")
            }
            var bytes: [UInt8] = []
            bytes.appendJSON(string)
            let read = try JSONDocument(bytes).root.string
            #expect(read.map { Array($0.utf8) } == Array(string.utf8))
        }
    }

    @Test func `the fewest escapes are written`() {
        var bytes: [UInt8] = []
        bytes.appendJSON("a\"\\/é\u{1F}\u{7F}")
        #expect(String(decoding: bytes, as: UTF8.self) == "\"a\\\"\\\\/é\\u001f\u{7F}\"")
    }

    @Test(arguments: [
        (#"{"a":1,"b":2}"#, nil), (#"{"a":1,"b":2,"a":3}"#, "a"), (#"{"a":1,"\u0061":3}"#, "a"), ("[]", nil),
        ("{}", nil),
        ("{" + (0..<40).map { "\"k\($0 % 39)\":0" }.joined(separator: ",") + "}", "k0"),
    ])
    func `a repeated key is found`(text: String, key: String?) throws {
        #expect(try JSONDocument(Array(text.utf8)).root.repeatedKey == key)
    }
}
