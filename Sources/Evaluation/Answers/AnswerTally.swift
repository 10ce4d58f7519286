/// How often answers were what.
package struct AnswerTally: Sendable, Equatable {
    private var counts: [AnswerVerdict: Int] = [:]

    package init(_ verdicts: some Sequence<AnswerVerdict> = []) {
        for verdict in verdicts { counts[verdict, default: 0] += 1 }
    }

    package subscript(_ verdict: AnswerVerdict) -> Int { counts[verdict] ?? 0 }

    package var answerable: Int { self[.answeredRight] + self[.answeredWrong] + self[.refusedWrong] }

    package var unanswerable: Int { self[.refusedRight] + self[.answeredUnanswerable] }
}
