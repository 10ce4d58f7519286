import RAGCore

/// Which requests are made, one after the other: the same in each run of a seed.
package struct RequestMix: Sendable {
    private enum Choice: Sendable {
        case inTurn
        case drawn(ZipfSampler)
    }

    private let templates: [RequestTemplate]
    private let choice: Choice
    private var generator: SeededGenerator
    private var turn = 0

    /// All of them in turn, again and again.
    ///
    /// - Precondition: there is one.
    package init(inTurn templates: [RequestTemplate]) {
        precondition(!templates.isEmpty, "a mix of no requests")
        self.templates = templates
        choice = .inTurn
        generator = SeededGenerator(seed: 0)
    }

    package init(_ template: RequestTemplate) {
        self.init(inTurn: [template])
    }

    /// Drawn by Zipf's law, the first most often.
    ///
    /// - Precondition: there is one.
    package init(zipf templates: [RequestTemplate], exponent: Double = 1, seed: UInt64) {
        precondition(!templates.isEmpty, "a mix of no requests")
        self.templates = templates
        choice = .drawn(ZipfSampler(count: templates.count, exponent: exponent))
        generator = SeededGenerator(seed: seed)
    }

    mutating func write(_ number: Int, to output: inout [UInt8]) {
        templates[next()].write(number, to: &output)
    }

    private mutating func next() -> Int {
        switch choice {
        case .inTurn:
            defer { turn = turn + 1 == templates.count ? 0 : turn + 1 }
            return turn
        case .drawn(let sampler):
            return sampler.rank(using: &generator)
        }
    }
}
