/// A revision of the Model Context Protocol that is spoken here, oldest first.
package enum MCPRevision: String, Sendable, CaseIterable, Comparable {
    case november2024 = "2024-11-05"
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"

    package static let latest = MCPRevision.june2025

    /// What is spoken over HTTP where no header names a revision, as the protocol has it.
    package static let unnamed = MCPRevision.march2025

    /// Several messages in one array: there in one revision only.
    var hasBatches: Bool { self == .march2025 }

    /// Hints on what a tool does.
    var hasAnnotations: Bool { self >= .march2025 }

    /// Titles, the schema of a tool's output, and output as JSON beside text.
    var hasStructuredContent: Bool { self >= .june2025 }

    package static func < (left: MCPRevision, right: MCPRevision) -> Bool { left.rawValue < right.rawValue }
}
