import HTTPService
import RAGCore
import TestSupport
import Testing

@Suite struct `The places of citations` {
    private static func answer(_ text: String, _ indices: [Int]) -> Answer {
        var answer = Answer.made(text, version: 1)
        answer.citations = indices.map { index in
            var citation = answer.citations[0]
            (citation.index, citation.uri) = (index, "/\(index)")
            return citation
        }
        return answer
    }

    @Test(arguments: [
        ("A [1].", [2..<5]), ("Ä😀 [2] é[1]", [3..<6, 8..<11]), ("e\u{301} [1]", [3..<6]), ("[3] [] [x] [1", []),
        ("[[1]]", [1..<4]), ("[1][2]", [0..<3, 3..<6]), ("[01] [1 ]", [0..<4]), ("👨‍👩‍👧 [1]", [6..<9]),
        ("[99999999999999999999999]", []), ("", []),
    ])
    func `are counted in code points`(text: String, ranges: [Range<Int>]) {
        #expect(CitationMarks.places(of: Self.answer(text, [1, 2])).map(\.range) == ranges)
    }

    @Test func `are those that a naive search finds`() {
        let seed: UInt64 = 41
        var generator = SeededGenerator(seed: seed)
        let pieces = ["[", "]", "[", "]", "1", "2", "0", "12", "a", "ä", "😀", "e\u{301}", " "]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let found = CitationMarks.places(of: Self.answer(text, [1, 2, 12]))
            #expect(found.map(\.range) == Self.naive(text), "“\(text)”, seed \(seed)")
            let scalars = Array(text.unicodeScalars)
            for place in found {
                let mark = String(String.UnicodeScalarView(scalars[place.range])).dropFirst().dropLast()
                #expect(Int(mark) == place.citation.index)
            }
        }
    }

    private static func naive(_ text: String) -> [Range<Int>] {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.flatMap { start in
            scalars.indices.compactMap { end -> Range<Int>? in
                guard end > start + 1, scalars[start] == "[", scalars[end] == "]" else { return nil }
                let inner = String(String.UnicodeScalarView(scalars[start + 1..<end]))
                guard inner.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(inner) else { return nil }
                return [1, 2, 12].contains(number) ? start..<end + 1 : nil
            }
        }
    }
}
