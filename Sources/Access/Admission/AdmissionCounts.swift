/// How full it is, and what has become of those who came since the start.
package struct AdmissionCounts: Sendable, Equatable {
    package var limit: Int
    package var atWork: Int
    package var waiting: Int
    package var admitted: [AdmissionPriority: Int]
    package var refused: [AdmissionPriority: Int]
}
