/// How far two judges of the same things agree who say yes or no.
package struct Agreement: Sendable, Equatable, Codable {
    package let count: Int
    /// Of the things both say the same of.
    package let share: Double
    /// Cohen's kappa, https://doi.org/10.1177/001316446002000104: the share beyond what chance gives, 1 at the most. Nil
    /// where both say one and the same throughout, for then chance gives all.
    package let kappa: Double?

    /// - Returns: nil for nothing.
    package init?(_ pairs: [(first: Bool, second: Bool)]) {
        guard !pairs.isEmpty else { return nil }
        let total = Double(pairs.count)
        func part(_ isIn: ((first: Bool, second: Bool)) -> Bool) -> Double { Double(pairs.count(where: isIn)) / total }
        count = pairs.count
        share = part { $0.first == $0.second }
        let (first, second) = (part(\.first), part(\.second))
        let chance = first * second + (1 - first) * (1 - second)
        kappa = chance < 1 ? (share - chance) / (1 - chance) : nil
    }
}
