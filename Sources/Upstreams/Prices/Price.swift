package import RAGCore
import YAMLText

/// What the tokens of a model cost. Each amount is for one token.
package struct Price: Sendable, Equatable {
    package let input: Money
    /// For the part of the input that the upstream took from its own cache; nil where it costs as much as the rest.
    package let cachedInput: Money?
    /// 0 for embeddings.
    package let output: Money
    /// The day on which this was the price, where that is known.
    package let asOf: CalendarDate?

    /// 100,000 USD for a million tokens: beyond it a price is a typing error.
    package static let limit = Money(picodollars: 100_000_000_000)

    static func isPossible(_ amount: Money) -> Bool {
        amount >= .zero && amount <= limit
    }

    /// - Throws: where an amount is negative or above the limit.
    package init(
        input: Money,
        cachedInput: Money? = nil,
        output: Money = .zero,
        asOf: CalendarDate? = nil
    ) throws(ConfigurationProblem) {
        for (name, amount) in [("input", input), ("cached_input", cachedInput ?? .zero), ("output", output)] {
            guard Self.isPossible(amount) else { throw .price(amount, of: name) }
        }
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
        self.asOf = asOf
    }

    /// A price that cannot be wrong: the amounts are in picodollars for a token, which is millionths of a dollar for a
    /// million tokens.
    init(microdollarsPerMillion input: UInt32, output: UInt32, asOf: CalendarDate?) {
        self.input = Money(picodollars: Int64(input))
        self.output = Money(picodollars: Int64(output))
        self.asOf = asOf
        cachedInput = nil
    }

    /// Reads US dollars for a million tokens, exactly: `0.14` is 140,000 picodollars a token.
    ///
    /// - Returns: nil where it is not a decimal number with at most 6 decimals.
    package static func perMillionTokens(_ dollars: String) -> Money? {
        FixedPoint.parse(dollars, decimals: 6).map(Money.init(picodollars:))
    }

    /// US dollars for a million tokens, exactly: `0.14`.
    package static func perMillionTokens(_ amount: Money) -> String {
        FixedPoint.text(of: amount.picodollars, decimals: 6)
    }

    /// What a call costs. Cached tokens are a part of the input and take their own price.
    ///
    /// Counts below 0 are read as 0, and no more tokens are cached than there are. The sum stops at the largest `Money`.
    package func cost(of usage: TokenUsage) -> Money {
        let tokens = max(0, usage.input)
        let cached = min(max(0, usage.cachedInput), tokens)
        return input.times(tokens - cached) + (cachedInput ?? input).times(cached) + output.times(max(0, usage.output))
    }
}

extension Money {
    /// Neither is negative.
    fileprivate func times(_ count: Int) -> Money {
        let (product, overflow) = picodollars.multipliedReportingOverflow(by: Int64(count))
        return Money(picodollars: overflow ? .max : product)
    }
}
