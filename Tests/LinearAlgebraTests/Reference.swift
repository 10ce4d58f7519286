import Foundation

/// What the kernels calculate, written plainly and in double precision.
enum Reference {
    static func gelu(_ x: Double) -> Double {
        x / 2 * (1 + erf(x / 2.0.squareRoot()))
    }

    /// `input` is `rows` x `inputs`, `weights` is `outputs` x `inputs`.
    static func linear(_ input: [Float], _ weights: [Float], bias: [Float], inputs: Int) -> [Double] {
        stride(from: 0, to: input.count, by: inputs).flatMap { row in
            bias.indices.map { output in
                (0..<inputs).reduce(Double(bias[output])) {
                    $0 + Double(input[row + $1]) * Double(weights[output * inputs + $1])
                }
            }
        }
    }

    /// Attention of one sequence. `qkv` has a row a token, of three times `width` numbers.
    static func attention(_ qkv: [Float], heads: Int, width: Int) -> [Double] {
        let (length, headWidth) = (qkv.count / (3 * width), width / heads)
        func number(_ part: Int, _ token: Int, _ column: Int) -> Double {
            Double(qkv[token * 3 * width + part * width + column])
        }
        return (0..<length).flatMap { token in
            (0..<width).map { column in
                let head = column / headWidth * headWidth
                let terms = (0..<length).map { other in
                    let product = (head..<(head + headWidth)).reduce(0) {
                        $0 + number(0, token, $1) * number(1, other, $1)
                    }
                    return exp(product / Double(headWidth).squareRoot())
                }
                let total = terms.reduce(0, +)
                return (0..<length).reduce(0) { $0 + terms[$1] / total * number(2, $1, column) }
            }
        }
    }

    static func norm(_ values: [Float], residual: [Float]?, scale: [Float], shift: [Float], epsilon: Float) -> [Double]
    {
        let width = scale.count
        return stride(from: 0, to: values.count, by: width).flatMap { start in
            let row = (start..<(start + width)).map { Double(values[$0]) + Double(residual?[$0] ?? 0) }
            let mean = row.reduce(0, +) / Double(width)
            let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
            let factor = 1 / (variance + Double(epsilon)).squareRoot()
            return row.indices.map { (row[$0] - mean) * factor * Double(scale[$0]) + Double(shift[$0]) }
        }
    }
}
