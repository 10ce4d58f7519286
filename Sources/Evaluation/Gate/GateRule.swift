/// How far a measure may fall below the baseline, such as `nDCG@10 -0.01` or `MAP -2%`.
package struct GateRule: Sendable, Equatable {
    package enum Tolerance: Sendable, Equatable {
        case absolute(Double)
        /// A share of the baseline's figure: 0.02 for 2 %.
        case relative(Double)
    }

    package var measure: String
    package var tolerance: Tolerance

    package init(_ measure: String, _ tolerance: Tolerance) {
        self.measure = measure
        self.tolerance = tolerance
    }

    /// Reads a measure, blanks, a minus and a number, which a percent sign may follow.
    package init(parsing text: String) throws(ComparisonError) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[1].hasPrefix("-") else { throw .invalidRule(text) }
        let isRelative = words[1].hasSuffix("%")
        let digits = words[1].dropFirst().dropLast(isRelative ? 1 : 0)
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let number = Double(digits) else {
            throw .invalidRule(text)
        }
        guard !isRelative || number <= 100 else { throw .invalidRule(text) }
        self.init(String(words[0]), isRelative ? .relative(number / 100) : .absolute(number))
    }

    /// How far the measure may fall, as a positive figure.
    func allowance(of baseline: Double) -> Double {
        switch tolerance {
        case .absolute(let fall): fall
        case .relative(let share): abs(baseline) * share
        }
    }
}
