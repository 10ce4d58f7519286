/// Signals brought to mean 0 and deviation 1, so that one penalty is fair to all, and the way back.
struct Standardisation {
    private let means: [Double]
    private let deviations: [Double]

    /// - Parameter rows: at least one, of equal length. A signal that is the same in all of them gets no weight.
    init(of rows: [[Double]]) {
        let columns = rows.first?.indices ?? 0..<0
        means = columns.map { column in rows.reduce(0) { $0 + $1[column] } / Double(rows.count) }
        deviations = columns.map { [means] column in
            let squares = rows.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) }
            return (squares / Double(rows.count)).squareRoot()
        }
    }

    func callAsFunction(_ row: [Double]) -> [Double] {
        row.indices.map { deviations[$0] > 0 ? (row[$0] - means[$0]) / deviations[$0] : 0 }
    }

    /// Weights of the signals as they are that give what `weights` give of the standardised ones, and what is added then.
    func raw(_ weights: [Double]) -> (weights: [Double], shift: Double) {
        let raw = weights.indices.map { deviations[$0] > 0 ? weights[$0] / deviations[$0] : 0 }
        return (raw, -zip(raw, means).reduce(0) { $0 + $1.0 * $1.1 })
    }
}
