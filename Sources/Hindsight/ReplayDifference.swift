package import RAGCore

/// What is different when a question is answered again.
package struct ReplayDifference: Sendable, Equatable {
    /// Where a passage stood among the candidates.
    package struct Place: Sendable, Equatable {
        /// From 1.
        package var rank: Int
        package var score: Double
        package var isUsed: Bool
    }

    package struct Candidate: Sendable, Equatable {
        package var chunkID: Int64
        package var documentID: String
        /// Nil where it was no candidate.
        package var place: Change<Place?>
    }

    /// A document of the earlier answer that is not what it was.
    package struct DocumentChange: Sendable, Equatable {
        package var documentID: String
        /// The version of the collection at which it was last changed; nil where it is gone.
        package var version: Int64?
    }

    package var outcome: Change<Route.Outcome>
    package var text: Change<String>
    /// Why a person should take over.
    package var handoff: Change<Handoff.Reason?>
    package var intent: Change<String?>
    package var rule: Change<String?>
    package var model: Change<String?>
    package var policy: Change<String>
    package var promptHash: Change<String?>
    package var corpusVersion: Change<Int64>
    /// Of all calls of models; nil where one's is not known.
    package var cost: Change<Money?>
    package var milliseconds: Change<Double>
    /// Cited now and not before.
    package var gained: [Citation]
    /// Cited before and not now.
    package var lost: [Citation]
    /// Of both answers: in the order of today's, then those that are candidates no more.
    package var candidates: [Candidate]
    /// Those that the earlier answer cited or weighed, by id.
    package var documents: [DocumentChange]

    /// - Parameter versions: at which documents were last changed, as of today, by id; those that are gone are not in it.
    package init(from before: AnswerRecord, to after: AnswerRecord, versions: [String: Int64]) {
        let (old, new) = (before.answer, after.answer)
        outcome = Change(old.route.outcome, new.route.outcome)
        text = Change(old.text, new.text)
        handoff = Change(old.handoff.reason, new.handoff.reason)
        intent = Change(old.route.intent?.intent, new.route.intent?.intent)
        rule = Change(old.route.rule, new.route.rule)
        model = Change(old.route.model, new.route.model)
        policy = Change(before.policy, after.policy)
        promptHash = Change(before.promptHash, after.promptHash)
        corpusVersion = Change(old.corpusVersion, new.corpusVersion)
        cost = Change(Self.cost(of: old), Self.cost(of: new))
        milliseconds = Change(before.milliseconds, after.milliseconds)
        gained = Self.citations(of: new, without: old)
        lost = Self.citations(of: old, without: new)
        candidates = Self.candidates(before.candidates, after.candidates)
        documents = Self.documents(of: before).sorted().compactMap { id in
            let version = versions[id]
            if let version, version <= old.corpusVersion { return nil }
            return DocumentChange(documentID: id, version: version)
        }
    }

    /// Whether the customer is told the same, from the same sources.
    package var isSameAnswer: Bool {
        !outcome.isDifferent && !text.isDifferent && !handoff.isDifferent && gained.isEmpty && lost.isEmpty
    }

    /// The documents that an answer cited or weighed.
    package static func documents(of record: AnswerRecord) -> Set<String> {
        // What a service said is of no document.
        let cited = record.answer.citations.filter { $0.chunkID != nil }.map(\.documentID)
        return Set(cited + record.candidates.map(\.documentID))
    }

    private static func cost(of answer: Answer) -> Money? {
        var sum = Money.zero
        for stage in answer.stages {
            guard let cost = stage.cost else { return nil }
            sum += cost
        }
        return sum
    }

    /// Citations are the same where they quote the same of a document: a chunk's number changes with its text.
    private static func citations(of answer: Answer, without other: Answer) -> [Citation] {
        answer.citations.filter { citation in
            !other.citations.contains { $0.documentID == citation.documentID && $0.quote == citation.quote }
        }
    }

    private static func candidates(
        _ before: [AnswerRecord.Candidate],
        _ after: [AnswerRecord.Candidate]
    ) -> [Candidate] {
        let (old, new) = (places(before), places(after))
        var seen: Set<Int64> = []
        return (after + before).compactMap { candidate in
            guard seen.insert(candidate.chunkID).inserted else { return nil }
            return Candidate(
                chunkID: candidate.chunkID,
                documentID: candidate.documentID,
                place: Change(old[candidate.chunkID], new[candidate.chunkID])
            )
        }
    }

    /// The first place of each chunk.
    private static func places(_ candidates: [AnswerRecord.Candidate]) -> [Int64: Place] {
        var places: [Int64: Place] = [:]
        for (index, candidate) in candidates.enumerated() where places[candidate.chunkID] == nil {
            places[candidate.chunkID] = Place(rank: index + 1, score: candidate.score, isUsed: candidate.isUsed)
        }
        return places
    }
}
