import Evaluation
import Testing

/// Says the bytes it was given.
private struct Recorder: DataHasher {
    private var bytes: [UInt8] = []

    mutating func update(_ bytes: [UInt8]) { self.bytes += bytes }
    func digest() -> String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
}

@Suite struct DataFingerprintTests {
    private typealias Document = (id: String, title: String, text: String)

    private func digest(
        documents: [(id: String, title: String, text: String)] = [],
        queries: [(id: String, text: String)] = [],
        judgments: Judgments = Judgments()
    ) -> String {
        var fingerprint = DataFingerprint(Recorder())
        fingerprint.add(documents: documents)
        fingerprint.add(queries: queries)
        fingerprint.add(judgments)
        return fingerprint.digest
    }

    @Test func `its bytes are each field behind its length, below the letter of its section`() {
        let bytes = digest(documents: [("b", "", "x")], queries: [("q", "?")], judgments: Judgments(["q": [("b", -1)]]))
        let lengths = { (count: Int) in "\(count) 0 0 0 0 0 0 0" }
        #expect(
            bytes == "44 \(lengths(1)) 62 \(lengths(0)) \(lengths(1)) 78 51 \(lengths(1)) 71 \(lengths(1)) 3f "
                + "4a \(lengths(1)) 71 \(lengths(1)) 62 \(lengths(2)) 2d 31"
        )
    }

    @Test func `the order of lines changes nothing`() {
        let documents: [Document] = [("b", "t", "x"), ("a", "t", "y"), ("c", "", "z")]
        #expect(digest(documents: documents) == digest(documents: documents.reversed()))
        #expect(digest(queries: [("1", "a"), ("2", "b")]) == digest(queries: [("2", "b"), ("1", "a")]))
        #expect(
            digest(judgments: Judgments(["q": [("a", 1), ("b", 0)]]))
                == digest(judgments: Judgments(["q": [("b", 0), ("a", 1)]]))
        )
    }

    @Test func `each part of the data counts`() {
        let all = [
            digest(), digest(documents: [("a", "b", "c")]), digest(documents: [("a", "bc", "")]),
            digest(documents: [("ab", "", "c")]), digest(queries: [("a", "b")]), digest(queries: [("a", "c")]),
            digest(judgments: Judgments(["q": [("a", 1)]])), digest(judgments: Judgments(["q": [("a", 0)]])),
            digest(judgments: Judgments(["q": [("b", 1)]])), digest(judgments: Judgments(["r": [("a", 1)]])),
        ]
        #expect(Set(all).count == all.count)
    }
}
