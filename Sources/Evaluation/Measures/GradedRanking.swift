/// A ranking as measures see it: where the judged documents stand, and what there was to find.
///
/// A grade of 1 or more is relevant, 0 is not, and below 0 a document was in the pool but nobody judged it.
package struct GradedRanking: Sendable, Equatable {
    package struct Judged: Sendable, Equatable {
        /// From 0.
        package var position: Int
        package var grade: Int
    }

    /// How many documents were ranked, with those that are not judged.
    package let count: Int
    /// The ranked documents that have a judgment, best first.
    package let judged: [Judged]
    /// How many documents were judged relevant, ranked or not.
    package let relevant: Int
    /// How many were judged 0, ranked or not.
    package let nonrelevant: Int
    /// All grades above 0, highest first: the best ranking there can be.
    package let ideal: [Int]

    package init(_ list: RankedList, judgedBy topic: TopicJudgments) {
        var grades = [Int16?](repeating: nil, count: list.count)
        for index in topic.grades.indices {
            if let entry = list.documents.position(of: topic.documents, at: index) {
                grades[entry] = topic.grades[index]
            }
        }
        count = list.count
        judged = list.order.enumerated().compactMap { position, entry in
            grades[entry].map { Judged(position: position, grade: Int($0)) }
        }
        ideal = topic.grades.filter { $0 > 0 }.map(Int.init).sorted(by: >)
        relevant = ideal.count
        nonrelevant = topic.grades.count { $0 == 0 }
    }
}
