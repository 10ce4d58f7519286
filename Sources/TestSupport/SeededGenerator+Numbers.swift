package import RAGCore

extension SeededGenerator {
    /// Numbers from -1 to 1.
    package mutating func numbers(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &self) }
    }

    /// A direction: a vector of unit length.
    package mutating func unitVector(_ dimension: Int) -> [Float] {
        let vector = numbers(dimension)
        let length = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        return vector.map { Float(Double($0) / length) }
    }

    /// Sixteenths from -1 to 1. Sums of their products are exact in single precision, in whatever order they are added
    /// up, and equal sums are frequent.
    package mutating func sixteenths(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float(Int.random(in: -16...16, using: &self)) / 16 }
    }
}
