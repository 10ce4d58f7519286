import JSONText
import Testing

struct JSONEditTests {
    private func applied(_ text: String, _ change: (inout JSONEdit) -> Void) throws -> String {
        var edit = JSONEdit()
        change(&edit)
        let edited = edit.applied(to: try JSONDocument(Array(text.utf8)).root)
        _ = try JSONDocument(edited)
        return String(decoding: edited, as: UTF8.self)
    }

    private func value(_ text: String) -> [UInt8] { Array(text.utf8) }

    private let text = "{ \"a\" :1,\n \"b\\u0062\": [ 2 ] , \"c\":1.0e0 }"

    @Test func `without changes all bytes stay`() throws {
        for text in [text, "{}", "{ }", "[1]", "{\"a\":1,\"a\":2}"] {
            #expect(try applied(text) { _ in } == text)
        }
    }

    @Test func `a value is replaced where it stands, and added at the end`() throws {
        #expect(try applied(text) { $0.values = ["a": value("null")] } == text.replacing(":1,", with: ":null,"))
        #expect(try applied(text) { $0.values = ["bb": value("0")] } == text.replacing("[ 2 ]", with: "0"))
        #expect(
            try applied(text) { $0.values = ["y\n": value("0"), "x": value("[]")] }
                == text.replacing("1.0e0", with: #"1.0e0,"x":[],"y\u000a":0"#)
        )
        #expect(try applied("{ }") { $0.values = ["x": value("1")] } == "{\"x\":1 }")
    }

    @Test(
        arguments: [
            (["a"], "{ \"b\\u0062\": [ 2 ] , \"c\":1.0e0 }"), (["bb"], "{ \"a\" :1 , \"c\":1.0e0 }"),
            (["c"], "{ \"a\" :1,\n \"b\\u0062\": [ 2 ] }"), (["a", "c", "x"], "{ \"b\\u0062\": [ 2 ] }"),
            (["a", "bb", "c"], "{  }"),
        ] as [(Set<String>, String)]
    )
    func `a member goes with one comma`(keys: Set<String>, rest: String) throws {
        #expect(try applied(text) { $0.removed = keys } == rest)
    }

    @Test func `a member is renamed unless its new name is taken`() throws {
        #expect(try applied(text) { $0.renamed = ["a": "z"] } == text.replacing("\"a\"", with: "\"z\""))
        #expect(try applied(text) { $0.renamed = ["a": "c"] } == "{ \"b\\u0062\": [ 2 ] , \"c\":1.0e0 }")
        #expect(try applied(#"{"a":1,"b":2}"#) { $0.renamed = ["a": "z", "b": "z"] } == #"{"z":1}"#)
        #expect(
            try applied(#"{"a":1}"#) {
                $0.renamed = ["a": "z"]
                $0.values = ["z": value("2")]
                $0.defaults = ["z": value("3"), "a": value("4")]
            } == #"{"z":2,"a":4}"#
        )
    }

    @Test func `a default is for what is missing, and to drop wins over all`() throws {
        #expect(try applied(#"{"a":1}"#) { $0.defaults = ["a": value("2"), "b": value("3")] } == #"{"a":1,"b":3}"#)
        #expect(
            try applied(#"{"a":1}"#) {
                $0.removed = ["a", "b", "c"]
                $0.values = ["a": value("2"), "b": value("3")]
                $0.defaults = ["c": value("3")]
            } == "{}"
        )
    }

    @Test func `of equal keys that are named the last counts, and the others go`() throws {
        let text = #"{"a":1,"x":1,"x":2,"a":2}"#
        #expect(try applied(text) { $0.values = ["a": value("0")] } == #"{"x":1,"x":2,"a":0}"#)
        #expect(try applied(text) { $0.removed = ["a"] } == #"{"x":1,"x":2}"#)
        #expect(try applied(text) { $0.renamed = ["a": "b"] } == #"{"x":1,"x":2,"b":2}"#)
    }
}
