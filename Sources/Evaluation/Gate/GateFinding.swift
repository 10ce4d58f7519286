/// What a rule says of a result.
package struct GateFinding: Sendable, Equatable, Codable {
    package var measure: String
    package var baseline: Double
    package var value: Double
    package var difference: Double
    /// How far it may fall, as a positive figure.
    package var allowance: Double
    /// Of the randomisation test, one-sided: how likely noise alone gives such a fall. Nil where a side has no figures by
    /// question.
    package var p: Double?
    package var isBeyondTolerance: Bool
    /// Nil where it cannot be told; then the tolerance decides.
    package var isBeyondNoise: Bool?

    package var passes: Bool

    private enum CodingKeys: String, CodingKey {
        case measure, baseline, value, difference, allowance, p, passes
        case isBeyondTolerance = "beyond_tolerance"
        case isBeyondNoise = "beyond_noise"
    }

    /// In words.
    package var conclusion: String {
        guard isBeyondTolerance else { return difference < 0 ? "fell within its tolerance" : "has not fallen" }
        switch isBeyondNoise {
        case true?: return "fell beyond its tolerance and beyond noise"
        case false?: return "fell beyond its tolerance, but no further than noise may carry it"
        case nil: return "fell beyond its tolerance; whether it is noise cannot be told without figures by question"
        }
    }
}
