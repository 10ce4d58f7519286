/// Several results over the same data: the first is the baseline, every other is held against it.
///
/// It is over the questions that all have. Every figure of it hangs on the results and on the seeds of the settings alone.
package struct Comparison: Sendable, Equatable, Codable {
    /// Over how many questions.
    package var queries: Int
    /// The measure that questions and slices are shown by.
    package var leading: String
    /// How many tests each corrected p was corrected for: all measures of all runs.
    package var tests: Int
    /// Where the runs' questions are not the same, in sentences.
    package var notes: [String]
    /// The baseline first.
    package var runs: [RunMean]
    /// Each of the others.
    package var comparisons: [RunComparison]

    package init(
        _ runs: [ComparedRun],
        settings: ComparisonSettings = ComparisonSettings()
    ) throws(ComparisonError) {
        let sample = try PairedSample(runs, settings)
        queries = sample.questions.count
        leading = sample.measures[0]
        notes = sample.notes
        tests = (runs.count - 1) * sample.measures.count
        let measures = Self.measures(sample, runs: runs.count, settings)
        self.runs = Self.means(runs, sample, settings.bootstrap)
        comparisons = runs.indices.dropFirst().map { run in
            let differences = sample.differences(ofRun: run, measure: 0)
            return RunComparison(
                name: runs[run].name,
                measures: measures[run - 1],
                differences: zip(sample.questions, differences.values).map(QuestionDifference.init).sorted {
                    ($0.difference, $0.id) < ($1.difference, $1.id)
                },
                changed: Self.changed(runs, sample, run: run, most: settings.changedQuestions),
                slices: []
            )
        }
        if settings.hasSlices { addSlices(of: runs, sample, settings.bootstrap) }
    }

    /// By run but the baseline, then by measure.
    private static func measures(
        _ sample: PairedSample,
        runs: Int,
        _ settings: ComparisonSettings
    ) -> [[MeasureDifference]] {
        let pairs = (1..<runs).flatMap { run in sample.measures.indices.map { (run: run, measure: $0) } }
        let differences = pairs.map { sample.differences(ofRun: $0.run, measure: $0.measure) }
        let table = SampleTable(columns: differences.map(\.values))
        let intervals = settings.bootstrap.intervals(ofMeans: table)
        let p = settings.test.results(of: table).map(\.twoSided)
        let corrected = HolmCorrection.adjusted(p)
        let all = pairs.indices.map { index in
            let figures = sample.figures(ofRun: 0, measure: pairs[index].measure)
            return MeasureDifference(
                sample.measures[pairs[index].measure],
                baselineMean: figures.reduce(0, +) / Double(figures.count),
                differences[index],
                intervals[index],
                p: p[index],
                correctedP: corrected[index],
                tests: pairs.count,
                significance: settings.significance
            )
        }
        let count = sample.measures.count
        return (0..<(runs - 1)).map { Array(all[($0 * count)..<(($0 + 1) * count)]) }
    }

    private static func means(_ runs: [ComparedRun], _ sample: PairedSample, _ bootstrap: Bootstrap) -> [RunMean] {
        let figures = runs.indices.map { sample.figures(ofRun: $0, measure: 0) }
        let intervals = bootstrap.intervals(ofMeans: SampleTable(columns: figures))
        return runs.indices.map { run in
            RunMean(
                name: runs[run].name,
                mean: figures[run].reduce(0, +) / Double(figures[run].count),
                interval: intervals[run],
                fingerprint: runs[run].result.fingerprint
            )
        }
    }

    private static func changed(
        _ runs: [ComparedRun],
        _ sample: PairedSample,
        run: Int,
        most: Int
    ) -> [ChangedQuestion] {
        let (baseline, other) = (runs[0].result, runs[run].result)
        let differences = sample.differences(ofRun: run, measure: 0).values
        // A stable order: the questions are by id.
        let largest = differences.indices.filter { differences[$0] != 0 }.sorted {
            (-abs(differences[$0]), $0) < (-abs(differences[$1]), $1)
        }
        return largest.prefix(max(0, most)).map { index in
            let id = sample.questions[index]
            return ChangedQuestion(
                id: id,
                text: (baseline.questions?[id] ?? other.questions?[id])?.text,
                baseline: sample.figures(ofRun: 0, measure: 0)[index],
                value: sample.figures(ofRun: run, measure: 0)[index],
                difference: differences[index],
                baselineRanking: baseline.rankings?[id] ?? [],
                ranking: other.rankings?[id] ?? []
            )
        }
    }

    private mutating func addSlices(of runs: [ComparedRun], _ sample: PairedSample, _ bootstrap: Bootstrap) {
        let questions = sample.questions.map { id in runs.lazy.compactMap { $0.result.questions?[id] }.first }
        let differences = runs.indices.dropFirst().map { sample.differences(ofRun: $0, measure: 0).values }
        for slice in QuestionSlice.slices(of: questions) {
            let columns = differences.map { values in slice.positions.map { values[$0] } }
            let hasIntervals = slice.positions.count > 1
            let intervals = hasIntervals ? bootstrap.intervals(ofMeans: SampleTable(columns: columns)) : []
            for (index, column) in columns.enumerated() {
                comparisons[index].slices.append(
                    SliceDifference(
                        kind: slice.kind.rawValue,
                        name: slice.name,
                        queries: column.count,
                        difference: column.reduce(0, +) / Double(column.count),
                        interval: hasIntervals ? intervals[index] : nil
                    )
                )
            }
        }
    }
}
