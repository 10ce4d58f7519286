import Foundation
import LocalEmbedding

/// The encoder of a `SmallModel`, written plainly and in double precision. https://arxiv.org/abs/1810.04805
struct ReferenceEncoder {
    private typealias Rows = [[Double]]

    private let model: SmallModel

    init(_ model: SmallModel) {
        self.model = model
    }

    /// The text's vector, of unit length.
    func vector(of ids: [Int32]) -> [Double] {
        let states = states(of: ids)
        let taken = model.pooling == .cls ? Array(states.prefix(1)) : states
        return unitLength(taken.reduce([Double](repeating: 0, count: SmallModel.width)) { add($0, $1) })
    }

    /// The last states of a text's tokens.
    func states(of ids: [Int32]) -> [[Double]] {
        let type = tensor("embeddings.token_type_embeddings.weight")[0]
        let embedded = ids.enumerated().map { position, id in
            let place = add(tensor("embeddings.position_embeddings.weight")[position], type)
            return norm(add(tensor("embeddings.word_embeddings.weight")[Int(id)], place), "embeddings.LayerNorm")
        }
        return (0..<SmallModel.layers).reduce(embedded) { layer("encoder.layer.\($1).", of: $0) }
    }

    func unitLength(_ vector: [Double]) -> [Double] {
        let length = dot(vector, vector).squareRoot()
        return vector.map { $0 / length }
    }

    func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func layer(_ name: String, of hidden: Rows) -> Rows {
        let mixed = attention(
            queries: hidden.map { linear($0, name + "attention.self.query") },
            keys: hidden.map { linear($0, name + "attention.self.key") },
            values: hidden.map { linear($0, name + "attention.self.value") }
        )
        return zip(hidden, mixed).map { hidden, mixed in
            let attended = norm(
                add(linear(mixed, name + "attention.output.dense"), hidden),
                name + "attention.output.LayerNorm"
            )
            let wide = linear(attended, name + "intermediate.dense").map { $0 / 2 * (1 + erf($0 / 2.0.squareRoot())) }
            return norm(add(linear(wide, name + "output.dense"), attended), name + "output.LayerNorm")
        }
    }

    private func attention(queries: Rows, keys: Rows, values: Rows) -> Rows {
        let width = SmallModel.width / SmallModel.heads
        return queries.map { query in
            (0..<SmallModel.heads).flatMap { head in
                let columns = (head * width)..<((head + 1) * width)
                let terms = keys.map {
                    exp(dot(Array(query[columns]), Array($0[columns])) / Double(width).squareRoot())
                }
                let total = terms.reduce(0, +)
                return columns.map { column in zip(terms, values).reduce(0) { $0 + $1.0 / total * $1.1[column] } }
            }
        }
    }

    private func linear(_ input: [Double], _ name: String) -> [Double] {
        zip(tensor(name + ".weight"), tensor(name + ".bias")[0]).map { dot($0, input) + $1 }
    }

    private func norm(_ row: [Double], _ name: String) -> [Double] {
        let mean = row.reduce(0, +) / Double(row.count)
        let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
        let (scale, shift) = (tensor(name + ".weight")[0], tensor(name + ".bias")[0])
        return row.indices.map { (row[$0] - mean) / (variance + 1e-12).squareRoot() * scale[$0] + shift[$0] }
    }

    private func add(_ left: [Double], _ right: [Double]) -> [Double] {
        zip(left, right).map { $0 + $1 }
    }

    /// The rows of a matrix; a vector is one row.
    private func tensor(_ name: String) -> Rows {
        guard let values = model.values[name], let width = model.shapes[name]?.last else {
            preconditionFailure("the model has no tensor \(name)")
        }
        return stride(from: 0, to: values.count, by: width).map { start in
            values[start..<(start + width)].map(Double.init)
        }
    }
}
