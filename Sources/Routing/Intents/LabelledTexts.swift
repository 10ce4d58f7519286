import LinearAlgebra

/// Examples as numbers: the vectors and features of their texts, and the positions of their intents.
struct LabelledTexts: Sendable {
    let intents: [String]
    /// Of each text, the position of its intent; for one of the background `intents.count`.
    let labels: [Int]
    let texts: [TextFeatures]
    /// A row a text, padded with zeros to lanes of eight.
    let vectors: Matrix
    /// The components of a vector without the padding.
    let dimension: Int

    /// - Parameter vectors: as many as examples, of one dimension.
    init(_ examples: [IntentExample], vectors: [[Float]]) {
        precondition(
            examples.count == vectors.count && Set(vectors.map(\.count)).count == 1,
            "\(vectors.count) vectors for \(examples.count) examples, or of several dimensions"
        )
        let intents = Set(examples.map(\.intent)).subtracting([IntentExample.background]).sorted()
        let positions = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        self.intents = intents
        labels = examples.map { positions[$0.intent, default: intents.count] }
        texts = examples.map { TextFeatures($0.text) }
        dimension = vectors.first?.count ?? 0
        self.vectors = Matrix(paddedRows: vectors)
    }

    /// Whether there is a background.
    var hasBackground: Bool { labels.contains(intents.count) }

    func isBackground(_ position: Int) -> Bool { labels[position] == intents.count }

    /// The rows of `positions`, in that order.
    func vectors(at positions: [Int]) -> Matrix {
        let rows = Matrix(rows: positions.count, columns: vectors.columns)
        for (row, position) in positions.enumerated() {
            vectors.withRow(position) { rows.setRow(row, to: $0) }
        }
        return rows
    }

    func vector(at position: Int) -> [Float] {
        vectors.withRow(position) { row in (0..<dimension).map { row[$0] } }
    }

    func scores(of positions: [Int], by model: IntentModel) -> [IntentScores] {
        model.scores(of: positions.map(vector), texts: positions.map { texts[$0] })
    }
}

extension Matrix {
    /// The lanes in which trained numbers are kept.
    static let lanes = 8

    /// `count`, rounded up to whole lanes.
    static func padded(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

    /// A row for each vector, padded with zeros to whole lanes.
    convenience init(paddedRows vectors: [[Float]]) {
        let columns = max(Self.lanes, Self.padded(vectors.lazy.map(\.count).max() ?? 0))
        self.init(rows: vectors.count, columns: columns) { numbers in
            for (row, vector) in vectors.enumerated() {
                for (column, value) in vector.enumerated() { numbers[row * columns + column] = value }
            }
        }
    }
}
