/// The figures of questions that have something in common.
package struct AnswerGroup: Sendable, Equatable {
    /// A mean over the questions that have the measure.
    package struct Mean: Sendable, Equatable, Codable {
        package let value: Double
        package let interval: Interval
        /// How many questions have it.
        package let count: Int
    }

    package let name: String
    /// Positions in the list of answers, ascending.
    package let positions: [Int]
    package let tally: AnswerTally
    /// None of a measure that no question has.
    package let means: [AnswerMeasure: Mean]

    init(_ name: String, _ positions: [Int], of scores: [AnswerScores], bootstrap: Bootstrap) {
        self.name = name
        self.positions = positions
        tally = AnswerTally(positions.lazy.map { scores[$0].verdict })
        // Measures of the same questions share their resamples.
        let byQuestions = Dictionary(grouping: AnswerMeasure.allCases) { measure in
            positions.filter { scores[$0][measure] != nil }
        }
        var means: [AnswerMeasure: Mean] = [:]
        for (positions, measures) in byQuestions where !positions.isEmpty {
            let columns = measures.map { measure in positions.compactMap { scores[$0][measure] } }
            let intervals = bootstrap.intervals(ofMeans: SampleTable(columns: columns))
            for ((measure, column), interval) in zip(zip(measures, columns), intervals) {
                means[measure] = Mean(
                    value: column.reduce(0, +) / Double(column.count),
                    interval: interval,
                    count: column.count
                )
            }
        }
        self.means = means
    }
}
