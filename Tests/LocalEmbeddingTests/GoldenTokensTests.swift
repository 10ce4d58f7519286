import LocalEmbedding
import TestSupport
import Testing

/// `Fixtures/tokens.jsonl` has texts with the ids that Hugging Face's `tokenizers` gives them.
struct GoldenTokensTests {
    private struct Line: Decodable {
        var text: String
        var ids: [Int32]
    }

    @Test func `tokens are those of the reference, from either file of the model`() throws {
        let path = try ModelLocation.defaultModel()
        let lines = try Fixtures.read(Line.self, from: "tokens.jsonl")
        #expect(lines.count > 100)
        let json = try MappedFile(path: path + "/tokenizer.json")
        let tokenizers = [
            try ModelFolder(path: path).tokenizer,
            try WordPieceTokenizer(json: json.copy(of: 0..<json.count), path: json.path),
        ]
        for line in lines {
            for tokenizer in tokenizers {
                let text = line.text
                #expect(tokenizer.encode(text, limit: .max).ids == line.ids, "\(text.debugDescription)")
                #expect(tokenizer.length(of: text.utf8.span) == line.ids.count - 2, "\(text.debugDescription)")
            }
        }
    }
}
