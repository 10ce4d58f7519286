/// The figures of several runs on the questions that all of them have.
struct PairedSample: Sendable {
    /// Ids, ascending.
    let questions: [String]
    /// The leading one first, the others by name unless they were named in an order.
    let measures: [String]
    /// One sentence for each run whose questions are not those of all.
    let notes: [String]
    /// By run, measure and question.
    private let figures: [[[Double]]]

    init(_ runs: [ComparedRun], _ settings: ComparisonSettings) throws(ComparisonError) {
        guard runs.count > 1 else { throw .tooFewRuns(runs.count) }
        var tables: [[String: [String: Double]]] = []
        for run in runs {
            let (data, baselineData) = (run.result.fingerprint.data, runs[0].result.fingerprint.data)
            guard data == baselineData else {
                throw .differentData(run: run.name, data: data, baseline: runs[0].name, baselineData: baselineData)
            }
            guard let table = run.result.perQuery, !table.isEmpty else { throw .noQuestions(run: run.name) }
            tables.append(table)
        }
        let common = tables.dropFirst().reduce(Set(tables[0].keys)) { $0.intersection($1.keys) }
        guard let first = common.min() else { throw .noCommonQuestions }
        questions = common.sorted()
        notes = zip(runs, tables).compactMap { run, table in Self.note(run.name, table, common) }
        measures = try Self.measures(runs, tables.map { Set(($0[first] ?? [:]).keys) }, settings)
        figures = try Self.figures(runs, tables, measures, questions)
    }

    func figures(ofRun run: Int, measure: Int) -> [Double] { figures[run][measure] }

    func differences(ofRun run: Int, measure: Int) -> PairedDifferences {
        PairedDifferences(from: figures[0][measure], to: figures[run][measure])
    }

    private static func note(_ name: String, _ table: [String: [String: Double]], _ common: Set<String>) -> String? {
        let others = table.keys.filter { !common.contains($0) }.sorted()
        guard !others.isEmpty else { return nil }
        let named = others.prefix(3).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
        let count = others.count == 1 ? "1 question" : "\(others.count) questions"
        return "\(name) has \(count) that not every result has (\(named)); "
            + "compared are the \(common.count) that all have."
    }

    private static func measures(
        _ runs: [ComparedRun],
        _ known: [Set<String>],
        _ settings: ComparisonSettings
    ) throws(ComparisonError) -> [String] {
        let shared = known.dropFirst().reduce(known[0]) { $0.intersection($1) }
        let named = settings.measures ?? []
        var measures = named.isEmpty ? shared.sorted() : []
        for measure in named where !measures.contains(measure) { measures.append(measure) }
        let leading = settings.leading ?? (named.isEmpty && shared.contains("nDCG@10") ? "nDCG@10" : nil)
        if let leading {
            measures.removeAll { $0 == leading }
            measures.insert(leading, at: 0)
        }
        for measure in measures {
            for (run, known) in zip(runs, known) where !known.contains(measure) {
                throw .unknownMeasure(measure, run: run.name, known: known.sorted())
            }
        }
        guard !measures.isEmpty else {
            throw .unknownMeasure("nDCG@10", run: runs[0].name, known: known[0].sorted())
        }
        return measures
    }

    private static func figures(
        _ runs: [ComparedRun],
        _ tables: [[String: [String: Double]]],
        _ measures: [String],
        _ questions: [String]
    ) throws(ComparisonError) -> [[[Double]]] {
        var figures: [[[Double]]] = []
        for (run, table) in zip(runs, tables) {
            var columns = measures.map { _ in [Double]() }
            for question in questions {
                let row = table[question] ?? [:]
                for (index, measure) in measures.enumerated() {
                    guard let figure = row[measure] else {
                        throw .missingFigure(measure: measure, run: run.name, question: question)
                    }
                    columns[index].append(figure)
                }
            }
            figures.append(columns)
        }
        return figures
    }
}
