import Chunking
import Evaluation
import RAGCore
import Testing

@Suite struct BaselineChunkerTests {
    private func chunks(
        _ strategy: BaselineChunker.Strategy,
        _ text: String,
        size: Int,
        overlap: Int = 0,
        measure: any TextMeasure = CharacterMeasure()
    ) throws -> [Chunk] {
        try BaselineChunker(strategy, size: size, overlap: overlap, measure: measure)
            .chunks(of: Document(id: "d", uri: "d", title: "Title", text: text, blocks: []))
    }

    @Test func `windows take as many words as fit`() throws {
        let text = (1...20).map(String.init).joined(separator: " \n")
        let chunks = try chunks(.windows, text, size: 16, measure: WordMeasure())
        #expect(chunks.map { $0.text.split(whereSeparator: \.isWhitespace).first } == ["1", "17"])
        #expect(chunks.map(\.length) == [16, 4])
    }

    @Test func `windows repeat as many words as the overlap holds`() throws {
        let text = (1...30).map(String.init).joined(separator: " ")
        let chunks = try chunks(.windows, text, size: 16, overlap: 4, measure: WordMeasure())
        #expect(chunks.map { $0.text.split(separator: " ").first } == ["1", "13", "25"])
        #expect(chunks.map(\.length) == [16, 16, 6])
    }

    @Test func `sentences stay whole`() throws {
        let text = "First one here. Second one is here. Third."
        #expect(
            try chunks(.sentences, text, size: 36).map(\.text) == ["First one here. Second one is here.", "Third."]
        )
        #expect(
            try chunks(.sentences, text, size: 20).map(\.text) == ["First one here.", "Second one is here.", "Third."]
        )
    }

    @Test func `a sentence that does not fit is cut between words`() throws {
        #expect(
            try chunks(.sentences, "Yes. A sentence of some length stands here.", size: 16).map(\.text)
                == ["Yes. A sentence", "of some length", "stands here."]
        )
    }

    @Test func `recursive splitting takes the first separator that helps`() throws {
        let text = "Short one.\n\nA paragraph that\nhas two lines.\n\nLast.\n\nOne."
        #expect(
            try chunks(.recursive, text, size: 18).map(\.text)
                == ["Short one.", "A paragraph that", "has two lines.", "Last.\n\nOne."]
        )
    }

    @Test func `recursive splitting cuts a word between scalars, never inside one`() throws {
        let text = String(repeating: "ä€😀", count: 12)
        let chunks = try chunks(.recursive, text, size: 16)
        #expect(chunks.map(\.length) == [16, 16, 4])
        #expect(chunks.map(\.text).joined() == text)
    }

    @Test(arguments: BaselineChunker.Strategy.allCases, [0, 7])
    func `chunks are what the document has there, fit, and leave out no word`(
        strategy: BaselineChunker.Strategy,
        overlap: Int
    ) throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let text = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                ["ab", "wörter", "x", "€uro."].randomElement(using: &generator) ?? ""
            }.map { $0 + ([" ", "\n", "\n\n", ". ", " \t"].randomElement(using: &generator) ?? "") }.joined()
            let chunks = try chunks(strategy, text, size: 24, overlap: overlap)
            let bytes = Array(text.utf8)
            var covered: Set<Int> = []
            for chunk in chunks {
                #expect(Array(chunk.text.utf8) == Array(bytes[chunk.range]), "seed \(seed)")
                #expect(chunk.length <= 24 && chunk.length == chunk.text.unicodeScalars.count, "seed \(seed)")
                #expect(chunk.context.isEmpty && chunk.embeddedText == chunk.text)
                covered.formUnion(chunk.range)
            }
            for (index, byte) in bytes.enumerated() where byte > 0x20 {
                #expect(covered.contains(index), "seed \(seed), byte \(index)")
            }
            for (one, next) in zip(chunks, chunks.dropFirst()) {
                #expect(one.range.lowerBound <= next.range.lowerBound && one.range.upperBound < next.range.upperBound)
                #expect(overlap > 0 || one.range.upperBound <= next.range.lowerBound, "seed \(seed)")
            }
        }
    }

    @Test(arguments: BaselineChunker.Strategy.allCases)
    func `a word longer than a chunk does not end the cutting`(strategy: BaselineChunker.Strategy) throws {
        let long = String(repeating: "x", count: 40)
        let chunks = try chunks(strategy, "a \(long) b", size: 16, overlap: 3)
        #expect(chunks.first?.text.hasPrefix("a") == true && chunks.last?.text.hasSuffix("b") == true)
    }

    @Test(arguments: BaselineChunker.Strategy.allCases)
    func `a text of blanks has no chunk`(strategy: BaselineChunker.Strategy) throws {
        #expect(try chunks(strategy, "", size: 16).isEmpty)
        #expect(try chunks(strategy, " \n\n \n", size: 16).isEmpty)
    }

    @Test func `an identity says how it cuts`() throws {
        let chunker = try BaselineChunker(.windows, size: 128, overlap: 20, measure: CharacterMeasure())
        #expect(chunker.identity == "windows size=128 overlap=20 measure=characters")
    }

    @Test(
        arguments: [
            (15, 0, "The chunk size is 15; it must be 16 or more."),
            (16, 16, "The chunk overlap is 16; it must be 0 or more and less than the chunk size, 16."),
            (16, -1, "The chunk overlap is -1; it must be 0 or more and less than the chunk size, 16."),
        ]
    )
    func `settings that cannot be are refused`(size: Int, overlap: Int, sentence: String) {
        do throws(ChunkingEvaluationError) {
            _ = try BaselineChunker(.windows, size: size, overlap: overlap, measure: CharacterMeasure())
            Issue.record("it was made")
        } catch {
            #expect(error.description == sentence)
        }
    }
}

/// Words between blanks, as a tokenizer counts where each word is one token.
private struct WordMeasure: TextMeasure {
    var name: String { "words" }

    func length(of utf8: Span<UInt8>) -> Int {
        String(decoding: utf8.indices.map { utf8[$0] }, as: UTF8.self).split(whereSeparator: \.isWhitespace).count
    }
}
