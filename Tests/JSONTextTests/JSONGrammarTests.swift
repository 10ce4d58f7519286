import Foundation
import JSONText
import RAGCore
import TestSupport
import Testing

struct JSONGrammarTests {
    @Test(arguments: [
        "null", " true ", "\r\n\tfalse", "0", "-0", "-0.0", "10", "1e400", "-1E+2", "1.5e-3", "12345678901234567890123",
        "\"\"", "\"\u{7F}\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\\\\\\"\\/\\b\\f\\n\\r\\t\"",
        "[]",
        "[ ]", "{}", "{ }", "[[], {}]", "{\"\": 0}", "{\"a\": 1, \"a\": 2}", "[1 , 2]", "\"é世🧗\"",
    ])
    func `what is JSON is read`(text: String) throws {
        let bytes = Array(text.utf8)
        let root = try JSONDocument(bytes).root
        #expect(String(decoding: root.bytes, as: UTF8.self) == text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test(arguments: [
        ("", 0, "the text ends where a value is expected"), ("  ", 2, "the text ends where a value is expected"),
        ("nul", 0, "stands n where a value is expected"), ("True", 0, "stands T where a value is expected"),
        ("NaN", 0, "stands N where a value is expected"), ("Infinity", 0, "stands I where a value is expected"),
        ("+1", 0, "stands + where a value is expected"), (".5", 0, "stands . where a value is expected"),
        ("-", 1, "a number is not written as JSON has it"), ("01", 1, "a number is not written as JSON has it"),
        ("-01", 2, "a number is not written as JSON has it"), ("1.", 2, "a number is not written as JSON has it"),
        ("1.e1", 2, "a number is not written as JSON has it"), ("1e", 2, "a number is not written as JSON has it"),
        ("1e+", 3, "a number is not written as JSON has it"),
        ("0x1", 1, "stands x where the end of the text is expected"),
        ("1 2", 2, "stands 2 where the end of the text is expected"),
        ("{}\u{1}", 2, "stands byte 1 where the end of the text is expected"),
        ("[1,]", 3, "stands ] where a value is expected"), ("[,1]", 1, "stands , where a value is expected"),
        ("[1 2]", 3, "stands 2 where a comma or ] is expected"),
        ("[1", 2, "the text ends where a comma or ] is expected"),
        ("[1}", 2, "stands } where a comma or ] is expected"), ("]", 0, "stands ] where a value is expected"),
        ("{\"a\":1,}", 7, "stands } where a key in quotes is expected"),
        ("{a:1}", 1, "stands a where a key in quotes is expected"), ("{", 1, "the text ends where a key is expected"),
        ("{\"a\" 1}", 5, "stands 1 where a colon is expected"),
        ("{\"a\"", 4, "the text ends where a colon is expected"),
        ("{\"a\":}", 5, "stands } where a value is expected"),
        ("{\"a\":1]", 6, "stands ] where a comma or } is expected"),
        ("\"a", 2, "the text ends where a closing quote is expected"),
        ("\"a\\", 3, "the text ends where a closing quote is expected"),
        ("\"\\x\"", 1, "a backslash begins no escape of JSON"),
        ("\"\\u12g4\"", 5, "a backslash begins no escape of JSON"),
        ("\"\\u12", 5, "a backslash begins no escape of JSON"),
        ("\"abcdefghijk\u{1F}\"", 12, "a string holds a control character; escape it, as in \\n"),
        ("\"\n\"", 1, "a string holds a control character; escape it, as in \\n"),
        ("\u{FEFF}{}", 0, "stands byte 239 where a value is expected"),
        ("[1]//", 3, "stands / where the end of the text is expected"),
    ])
    func `what is not JSON is refused, with where it stops being so`(text: String, offset: Int, fault: String) {
        #expect(throws: JSONError.self) { try JSONDocument(Array(text.utf8)) }
        do throws(JSONError) {
            _ = try JSONDocument(Array(text.utf8))
        } catch {
            #expect(error.description == "at byte \(offset) \(fault)")
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
        ] as [[UInt8]]
    )
    func `only UTF-8 is read`(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(Array("[\"a".utf8) + bytes + "\"]".utf8) }
        #expect(error?.description == "at byte 3 the text is not UTF-8")
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
    func `nesting is bounded, and costs no stack`(open: String, close: String) throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
        }
        _ = try JSONDocument(nested(JSONDocument.depthLimit))
        for depth in [65, 1000, 1_000_000] {
            let error = #expect(throws: JSONError.self) { try JSONDocument(nested(depth)) }
            #expect(error == JSONError(.tooDeep(limit: 64), offset: 64 * open.utf8.count))
        }
    }

    @Test func `every cut of a text is refused, and no byte makes the parser trap`() throws {
        let text = Array(#" {"a": [1, -2.5e+10, true, null], "b\u00e9\n": {"c": "x😀\ud83d\ude00", "d": []}}"#.utf8)
        _ = try JSONDocument(text)
        for end in 0..<text.count { #expect(throws: JSONError.self) { try JSONDocument(Array(text[..<end])) } }
        for position in text.indices {
            for byte in UInt8.min...UInt8.max {
                var other = text
                other[position] = byte
                guard let root = try? JSONDocument(other).root else { continue }
                var canonical: [UInt8] = []
                CanonicalJSON.append(root, to: &canonical)
                #expect(throws: Never.self) { try JSONDocument(canonical) }
            }
        }
    }

    @Test(arguments: 1...8)
    func `Foundation reads the same`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = RandomJSON.made(depth: 4, using: &generator).written(using: &generator)
            let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            let ours = object(of: try JSONDocument(Array(text.utf8)).root)
            #expect((theirs as? NSObject) == (ours as? NSObject), "\(text)")
        }
    }

    private func object(of node: JSONNode) -> Any {
        switch node.kind {
        case .null: NSNull()
        case .bool: NSNumber(value: node.bool ?? false)
        case .number: NSNumber(value: node.double ?? .nan)
        case .string: NSString(string: node.string ?? "")
        case .array: NSArray(array: node.elements.map(object))
        case .object: NSDictionary(dictionary: Dictionary(node.members.map { ($0.key, object(of: $0.value)) }) { $1 })
        }
    }
}
