import Answering
import RAGCore
import Testing

@Suite struct `A stream of sentences` {
    static let short = [
        "Yes [1]. No!", "A. [1] B [2].", "Costs 4.50 € [1]. Ok.", "Täglich, z. B. am 3. März [1]. Gut 【2】.",
        "[1] One. [2] Two.",
        "1. Do. [1]\n2. Go.", "Text.[1][2] Next [1, 2].",
    ]

    static let long = [
        """
        Returns take 60 days from delivery [1]. Worn boots come back within 30 days, once [1, 2]. The label costs nothing in \
        the U.K., e.g. in Leeds 【1†policy】. See larkfell.example/returns for more! [2] Bitte am 3. März 2027 abgeben [2].

        - First item [1]
        - Second item, see (1) and [note] [9]

        1. Open the box. [1]
        2. Press *start*. [2][3]

        | a | b |
        |---|---|
        | 1 | 2 | [1]

        Emoji 👩‍👩‍👧 and 日本語。次の文です。 [2] Price: 1.299,00 €? Really?! Yes. "Why?" she asked. [[1]] [12
        """,
        String(repeating: "word ", count: 1_000) + "[1]. End.", String(repeating: "x", count: 5_000),
        String(repeating: "-", count: 300) + "\nAfter the rule [1].", String(repeating: "[", count: 200) + "1] done.",
    ]

    private func whole(_ text: String) -> [CitedSentence] {
        var stream = SentenceStream(sources: 3)
        return stream.feed(text) + stream.finish()
    }

    @Test(arguments: short)
    func `is the same for every way to cut a short text in three`(text: String) {
        let expected = whole(text)
        let bytes = Array(text.utf8)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var stream = SentenceStream(sources: 3)
                var found = stream.feed(bytes: bytes[..<first]) + stream.feed(bytes: bytes[first..<second])
                found += stream.feed(bytes: bytes[second...]) + stream.finish()
                #expect(found == expected)
            }
        }
    }

    @Test(arguments: long.indices, [1, 2, 3, 4, 5] as [UInt64])
    func `is the same for random ways to cut a long text, inside characters too`(index: Int, seed: UInt64) {
        let bytes = Array(Self.long[index].utf8)
        let expected = whole(Self.long[index])
        var random = SeededGenerator(seed: seed)
        let longest = [1, 4, 30, 200, 3_000][Int(seed) - 1]
        var stream = SentenceStream(sources: 3)
        var found: [CitedSentence] = []
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + Int.random(in: 1...longest, using: &random))
            found += stream.feed(bytes: bytes[position..<end])
            position = end
        }
        found += stream.finish()
        #expect(found == expected, "seed \(seed)")
    }

    @Test(arguments: [
        ("Returns take 60 days [1].", "Returns take 60 days.", [1]),
        ("Returns take 60 days. [1]", "Returns take 60 days.", [1]),
        ("Returns take 60 days.[1][2]", "Returns take 60 days.", [1, 2]),
        ("Returns [2] take 60 days [1].", "Returns take 60 days.", [2, 1]),
        ("Returns take 60 days [1, 2].", "Returns take 60 days.", [1, 2]),
        ("Returns take 60 days [1-3].", "Returns take 60 days.", [1, 2, 3]),
        ("Returns take 60 days【2†source】.", "Returns take 60 days.", [2]),
        ("Returns take 60 days [7].", "Returns take 60 days.", []),
        ("Returns take 60 days (1).", "Returns take 60 days (1).", []),
        ("Order [104233] is on its way.", "Order [104233] is on its way.", []),
        ("[1] Returns take 60 days.", "Returns take 60 days.", [1]),
    ])
    func `reads marks wherever they stand`(text: String, shown: String, sources: [Int]) {
        #expect(whole(text) == [CitedSentence(text: shown, sources: sources, lead: "")])
    }

    @Test func `leaves decimals, abbreviations, addresses and lists in one piece`() {
        let text = "It costs EUR 4.95, e.g. for larkfell.example/returns. [1] Mr. Poe paid.\n- One [2]\n- Two"
        #expect(
            whole(text).map(\.text) == [
                "It costs EUR 4.95, e.g. for larkfell.example/returns.", "Mr. Poe paid.", "- One", "- Two",
            ]
        )
        #expect(whole(text).map(\.sources) == [[1], [], [2], []])
        #expect(whole(text).map(\.lead) == ["", " ", "\n", "\n"])
    }

    @Test func `gives a sentence before the reply has ended`() {
        var stream = SentenceStream(sources: 1)
        #expect(
            stream.feed("Returns take 60 days [1]. The label is free of charge in the whole of the United Kingdom")
                .isEmpty == false
        )
    }

    @Test func `bounds a sentence that never ends`() {
        let sentences = whole(String(repeating: "word ", count: 1_000))
        #expect(sentences.count > 1)
        #expect(sentences.allSatisfy { $0.text.utf8.count <= SentenceStream.limit })
        #expect(
            sentences.map(\.text).joined(separator: " ")
                == Array(repeating: "word", count: 1_000).joined(separator: " ")
        )
    }
}
