import Foundation
import HTTPService
import Hindsight
import LocalEmbedding
import Persistence
import RAGCore

/// Answers that were given, as the service's database keeps them.
struct ServiceArchive: AnswerArchive {
    let workspace: Workspace
    let embedder: LocalEmbedder

    /// Refusals that are put together to gaps.
    private static let refusalLimit = 5_000

    func record(_ id: String, tenant: String) async throws -> AnswerRecord? {
        try await workspace.store.answerRecord(id, tenant: tenant)
    }

    func gaps(
        in collection: String,
        tenant: String?,
        since: Date,
        limit: Int
    ) async throws -> Gaps {
        let refused = try await workspace.store.refusedQuestions(
            in: collection,
            GapSelection(since: since, tenant: tenant, limit: Self.refusalLimit)
        )
        let conflicts = try await workspace.store.metConflicts(
            in: collection,
            GapSelection(since: since, tenant: tenant, limit: limit)
        )
        let gaps = Gap.gaps(in: try await workspace.questions(of: refused, with: embedder))
        return Gaps(
            gaps: gaps.prefix(limit).compactMap(Self.gap),
            conflicts: conflicts.map { Gaps.Conflict(conflict: $0.conflict, count: $0.count, lastMet: $0.last) }
        )
    }

    private static func gap(_ gap: Gap) -> Gaps.Gap? {
        guard let question = gap.examples.first,
            let reason = gap.reasons.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })
        else { return nil }
        return Gaps.Gap(
            question: question,
            count: gap.count,
            reason: reason.key,
            examples: Array(gap.examples.dropFirst()),
            lastAsked: gap.last,
            nearest: gap.nearest
        )
    }
}
