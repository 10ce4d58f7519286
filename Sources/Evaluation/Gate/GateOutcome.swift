/// What a gate found.
package struct GateOutcome: Sendable, Equatable, Codable {
    /// In the order of the rules.
    package private(set) var findings: [GateFinding]
    /// What the reader should know beside them, in sentences.
    package private(set) var notes: [String]
    /// All rules are kept.
    package private(set) var passes: Bool

    init(findings: [GateFinding], notes: [String]) {
        self.findings = findings
        self.notes = notes
        passes = findings.allSatisfy(\.passes)
    }
}
