package import RAGCore
import YAMLText

/// What a US dollar is worth in yuan (CNY).
package struct ExchangeRate: Sendable, Equatable {
    /// Millionths of a yuan for a dollar.
    package let microyuan: Int64

    /// 7.3 yuan for a dollar.
    package static let standard = ExchangeRate(microyuan: 7_300_000)

    private init(microyuan: Int64) {
        self.microyuan = microyuan
    }

    /// Reads yuan for a dollar, such as `7.3`.
    ///
    /// - Returns: nil unless it is a decimal number from 0.000001 to 1000 with at most 6 decimals.
    package init?(_ yuan: String) {
        guard let value = FixedPoint.parse(yuan, decimals: 6), (1...1_000_000_000).contains(value) else { return nil }
        microyuan = value
    }

    /// An amount in picoyuan (1e-12 CNY), rounded towards zero; the largest number where it does not fit.
    package func picoyuan(_ amount: Money) -> Int64 {
        let product = amount.picodollars.multipliedFullWidth(by: microyuan)
        // The quotient fits if the high half is less than half the divisor.
        guard abs(product.high) < 500_000 else { return amount < .zero ? .min : .max }
        return Int64(1_000_000).dividingFullWidth(product).quotient
    }

    /// An amount in yuan.
    package func yuan(_ amount: Money) -> Double {
        Double(picoyuan(amount)) / 1e12
    }
}

extension ExchangeRate: CustomStringConvertible {
    package var description: String { FixedPoint.text(of: microyuan, decimals: 6) }
}
