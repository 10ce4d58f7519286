import JSONText
import Testing

struct JSONDocumentTests {
    private func parse(_ text: String) throws -> JSONNode {
        try JSONDocument(Array(text.utf8)).root
    }

    @Test func `values are found by key and in order`() throws {
        let root = try parse(#" {"a": [1, -2.5e1, true, null], "b": {"c\u00e9": "x\n\ud83d\ude00"}, "a": []} "#)
        #expect(root.kind == .object)
        #expect(root["a"]?.elements.map(\.kind) == [])
        #expect(root.members.map(\.key) == ["a", "b", "a"])
        let first = try #require(root.members.first { _ in true }?.value)
        #expect(first.elements.map(\.kind) == [.number, .number, .bool, .null])
        #expect(first.elements.compactMap(\.int) == [1, -25])
        #expect(first.elements.compactMap(\.bool) == [true])
        #expect(root["b"]?["cé"]?.string == "x\n😀")
        #expect(root["d"] == nil && root["b"]?["c"] == nil && first["a"] == nil)
        #expect(root["b"].map { String(decoding: $0.bytes, as: UTF8.self) } == #"{"c\u00e9": "x\n\ud83d\ude00"}"#)
    }
}
