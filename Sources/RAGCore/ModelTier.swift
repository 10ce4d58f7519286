/// Which of the two models that write answers. What they are called and what they cost stands in the catalogue.
package enum ModelTier: String, Sendable, Hashable, Codable, CaseIterable {
    case cheap
    case strong
}
