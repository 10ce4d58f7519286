import Evaluation
import Testing

@Suite struct QuestionHalfTests {
    @Test(arguments: [
        (QuestionHalf.tune, [0, 1, 4, 5, 8]), (.heldOut, [2, 3, 6, 7]), (.all, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
    ])
    func `a half takes two of every four`(half: QuestionHalf, expected: [Int]) {
        #expect(half.select(Array(0..<9)) == expected)
    }

    @Test(arguments: 0..<13) func `the halves are apart and together all`(count: Int) {
        let elements = Array(0..<count)
        let halves = QuestionHalf.tune.select(elements) + QuestionHalf.heldOut.select(elements)
        #expect(halves.sorted() == elements)
    }

    @Test func `halves are named as on the command line`() {
        #expect(QuestionHalf.allCases.map(\.rawValue) == ["tune", "held-out", "all"])
        #expect(QuestionHalf(rawValue: "heldOut") == nil)
    }
}
