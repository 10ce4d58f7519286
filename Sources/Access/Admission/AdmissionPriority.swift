/// Whose turn it is where not all can be served: the cheap before the dear.
package enum AdmissionPriority: Int, Sendable, CaseIterable {
    /// Whether the service lives. It is always let through, and never counted.
    case health
    /// What is answered on this machine alone: kept answers, quotes, searches.
    case kept
    /// What a model is asked, by way of an upstream.
    case paid
    /// Changes of documents, which embed.
    case ingest

    /// Those that are counted, the cheapest first.
    static let counted: [AdmissionPriority] = [.kept, .paid, .ingest]
}
