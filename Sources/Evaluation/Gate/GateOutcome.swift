/// What a gate found.
package struct GateOutcome: Sendable, Equatable, Codable {
    /// In the order of the rules.
    package var findings: [GateFinding]
    /// What the reader should know beside them, in sentences.
    package var notes: [String]

    package var passes: Bool { findings.allSatisfy(\.passes) }
}
