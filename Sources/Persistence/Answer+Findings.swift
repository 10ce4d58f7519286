import RAGCore

/// What an answer tells the shop to mend, its parts included.
extension Answer {
    struct Refusal {
        var reason: Handoff.Reason
        var question: String
        var nearest: Suggestion?
        var isPart: Bool
    }

    /// - Parameter question: as it was asked.
    func refusals(to question: String) -> [Refusal] {
        let answers = parts.isEmpty ? [self] : parts
        return answers.compactMap { answer in
            guard !answer.isAnswerable, let reason = answer.handoff.reason, RefusedQuestion.reasons.contains(reason)
            else { return nil }
            return Refusal(
                reason: reason,
                question: answer.query.isEmpty ? question : answer.query,
                nearest: answer.suggestions.first,
                isPart: !parts.isEmpty
            )
        }
    }

    /// Each once, the side of the lower chunk first.
    var metConflicts: [SourceConflict] {
        var seen: Set<SourceConflict> = []
        return (conflicts + parts.flatMap(\.conflicts)).compactMap { conflict in
            var conflict = conflict
            let places = [conflict.first, conflict.second].map { ($0.chunkID, $0.sentence) }
            if places[1] < places[0] { swap(&conflict.first, &conflict.second) }
            return seen.insert(conflict).inserted ? conflict : nil
        }
    }
}
