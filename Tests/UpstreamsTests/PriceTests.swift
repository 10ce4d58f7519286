import RAGCore
import Testing
import Upstreams

struct PriceTests {
    @Test(
        arguments: [
            ("gpt-4.1", TokenUsage(input: 1000, output: 300), 4_400_000_000),
            ("deepseek-v3.2", TokenUsage(input: 1000, output: 300), 266_000_000),
            ("gemini-2.5-flash", TokenUsage(input: 1000, output: 300), 1_100_000_000),
            ("claude-sonnet-4.5", TokenUsage(input: 1000, output: 300), 7_500_000_000),
            ("text-embedding-3-large", TokenUsage(input: 1000, output: 0), 130_000_000),
            ("text-embedding-3-small", TokenUsage(input: 1000, output: 0), 20_000_000),
            ("deepseek-v3.2", TokenUsage(input: 1, output: 0), 140_000),
            ("deepseek-v3.2", TokenUsage(input: 0, output: 0), 0),
            ("deepseek-v3.2", TokenUsage(input: 1_000_000, output: 1_000_000), 560_000_000_000),
            // Without a price of their own, cached tokens cost as much as the rest.
            ("gpt-4.1", TokenUsage(input: 1000, output: 300, cachedInput: 900), 4_400_000_000),
        ] as [(String, TokenUsage, Int64)]
    )
    func `a call of a shipped model costs exactly this`(model: String, usage: TokenUsage, picodollars: Int64) throws {
        let price = try #require(Catalogue.shipped.resolve(model).price)
        #expect(price.cost(of: usage) == Money(picodollars: picodollars))
    }

    @Test(
        arguments: [
            (TokenUsage(input: 1000, output: 0, cachedInput: 900), 650_000_000),
            (TokenUsage(input: 1000, output: 300, cachedInput: 1000), 2_900_000_000),
            (TokenUsage(input: 1000, output: 0, cachedInput: 5000), 500_000_000),
            (TokenUsage(input: 1000, output: 0, cachedInput: -1), 2_000_000_000),
            (TokenUsage(input: -1000, output: -300, cachedInput: 5), 0),
            (TokenUsage(input: .max, output: .max, cachedInput: 7), .max),
            (TokenUsage(input: .min, output: .min, cachedInput: .min), 0),
        ] as [(TokenUsage, Int64)]
    )
    func `cached tokens are a part of the input, at their own price`(usage: TokenUsage, picodollars: Int64) throws {
        let price = try Price(
            input: Money(picodollars: 2_000_000),
            cachedInput: Money(picodollars: 500_000),
            output: Money(picodollars: 8_000_000)
        )
        #expect(price.cost(of: usage) == Money(picodollars: picodollars))
    }

    @Test(
        arguments: [
            ("0.14", 140_000), ("2", 2_000_000), ("2.00", 2_000_000), ("0.000001", 1), ("0", 0), ("007", 7_000_000),
            ("-1.5", -1_500_000), ("9223372036854.775807", .max), ("9223372036854.775808", nil), ("0.0000001", nil),
            ("", nil), ("-", nil), (".5", nil), ("5.", nil), ("1.2.3", nil), ("1e3", nil), ("+1", nil), (" 1", nil),
            ("٣", nil), ("0x1", nil), ("1,5", nil), ("--1", nil), ("nan", nil),
        ] as [(String, Int64?)]
    )
    func `dollars for a million tokens are read exactly, or not at all`(text: String, picodollars: Int64?) {
        #expect(Price.perMillionTokens(text) == picodollars.map(Money.init(picodollars:)))
    }

    @Test(arguments: [0, 1, 10, 140_000, 2_000_000, 123_456_789, -1_500_000, Int64.max])
    func `a price is read as it was written`(picodollars: Int64) {
        let amount = Money(picodollars: picodollars)
        #expect(Price.perMillionTokens(Price.perMillionTokens(amount)) == amount)
    }

    @Test func `a price is written without needless zeros`() {
        let texts = [140_000, 2_000_000, 10_000_000, 1, 0].map { Price.perMillionTokens(Money(picodollars: $0)) }
        #expect(texts == ["0.14", "2", "10", "0.000001", "0"])
    }

    @Test func `a price below nothing is refused`() throws {
        let error = #expect(throws: ConfigurationProblem.self) {
            try Price(input: .zero, output: Money(picodollars: -1))
        }
        #expect(
            error?.description
                == "The price of output is -0.000001 USD for a million tokens; it must be from 0 to 100000."
        )
        #expect(throws: ConfigurationProblem.self) { try Price(input: .zero, cachedInput: Money(picodollars: -1)) }
        #expect(throws: ConfigurationProblem.self) { try Price(input: Money(picodollars: 100_000_000_001)) }
    }

    @Test(
        arguments: [
            ("7.3", 4_400_000_000, 32_120_000_000), ("7.3", -4_400_000_000, -32_120_000_000), ("7.3", 1, 7),
            ("0.000001", 999_999, 0), ("1000", .max, .max), ("1000", .min, .min), ("1", .max, .max), ("1", .min, .min),
        ] as [(String, Int64, Int64)]
    )
    func `dollars in yuan`(rate: String, picodollars: Int64, picoyuan: Int64) throws {
        let rate = try #require(ExchangeRate(rate))
        #expect(rate.picoyuan(Money(picodollars: picodollars)) == picoyuan)
    }

    @Test(arguments: ["0", "-7.3", "1000.1", "7.3000001", "seven", ""])
    func `a rate that none can be`(text: String) {
        #expect(ExchangeRate(text) == nil)
    }
}
