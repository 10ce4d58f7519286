/// A direction that follows from a text and the seed, in steps of 1e-8, so that its decimal form is exact.
enum UnitVector {
    static let decimals = 8
    static let scale = 1e8

    static func make(of text: String, seed: UInt64, dimension: Int) -> [Float] {
        var chance = SeededStream(seed: seed ^ BodyHash(of: Array(text.utf8)).seed)
        let numbers = (0..<dimension).map { _ in Double.random(in: -1...1, using: &chance) }
        let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
        // A single component drawn as 0 has no direction.
        guard length > 0 else { return (0..<dimension).map { $0 == 0 ? 1 : 0 } }
        return numbers.map { Float(($0 / length * scale).rounded() / scale) }
    }
}
