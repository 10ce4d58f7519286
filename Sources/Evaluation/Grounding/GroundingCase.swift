/// A sentence that cites sources, and whether they say it.
package struct GroundingCase: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Codable {
        /// As it stands in the source.
        case verbatim
        /// In other words.
        case rewritten
        /// Two sentences of two sources in one.
        case joined
        /// With another number.
        case number
        /// With what it says denied, or its opposite.
        case negation
        /// Citing a passage that is like the right one.
        case source

        package var isTrue: Bool { self == .verbatim || self == .rewritten || self == .joined }
    }

    package var kind: Kind
    package var sentence: String
    /// Places of passages, in the order in which a prompt would have them.
    package var sources: [Int]
    /// Numbers of those that it cites, from 1.
    package var cited: [Int]
    /// The document that the sentence is from.
    package var documentID: String
}
