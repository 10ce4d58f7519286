/// What was judged for one question: documents with their grades.
package struct TopicJudgments: Sendable {
    /// Grades that are read: so wide that 2 to their power is a number still, and far wider than data sets are.
    package static let grades = -1000...1000

    package private(set) var documents = IDList()
    package private(set) var grades: [Int16] = []

    package init() {}

    package var count: Int { grades.count }

    /// The ids of the judged documents, in the order in which they came.
    package var names: [String] { (0..<count).map { documents[$0] } }

    /// - Parameter grade: within `grades`.
    /// - Returns: false where the document is judged already; nothing is changed then.
    package mutating func append(_ document: Span<UInt8>, grade: Int) -> Bool {
        precondition(Self.grades.contains(grade), "Grade \(grade) is not within \(Self.grades).")
        guard documents.append(document) else { return false }
        grades.append(Int16(grade))
        return true
    }
}
