/// The random numbers of one case, drawn beforehand: the case can be run again, and what uses them is compiled for this type
/// alone. When all are used they come once more.
struct CaseGenerator: RandomNumberGenerator {
    private let words: [UInt64]
    private var place = 0

    init(from generator: inout some RandomNumberGenerator) {
        words = (0..<1024).map { _ in generator.next() }
    }

    mutating func next() -> UInt64 {
        defer { place = (place + 1) % words.count }
        return words[place]
    }
}
