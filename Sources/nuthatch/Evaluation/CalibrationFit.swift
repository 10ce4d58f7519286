import Answering
import Evaluation
import LocalEmbedding
import Persistence
import RAGCore
import ReplyFormat
import Retrieval

/// Asks a collection all questions, and fits what can be fitted to it.
struct CalibrationFit {
    struct Measured {
        /// Nil without answerable and unanswerable questions.
        var threshold: ThresholdFit?
        var currentThreshold: Double
        /// Nil without answerable questions.
        var weight: WeightFit?

        /// What is worth storing.
        var worthStoring: FittedSettings {
            FittedSettings(
                threshold: threshold?.threshold,
                denseWeight: weight.flatMap { $0.isBetter ? $0.weight : nil }
            )
        }
    }

    static let weights = (0...20).map { (Double($0) / 20).rounded(to: 2) }

    let questions: [LabelledQuestion]
    let folds: Int

    func measured(_ settings: Settings) async throws -> Measured {
        let workspace = try await Workspace.open(settings, mode: .read, command: "eval calibrate")
        let embedder = try await workspace.loadEmbedder()
        let remembering = RememberingEmbedder(embedder)
        let retriever = Retriever(
            embedder: remembering,
            index: try await workspace.loadIndex(for: embedder),
            store: workspace.store
        )
        let current =
            try await workspace.store.fittedSettings(of: settings.collection).threshold
            ?? EvidenceModel.fitted.threshold
        // At 0 every question is answered, so that it shows whether the answer would be right.
        let classifier = try await IntentSource(settings: settings, embedder: embedder, quiet: true).classifier()
        let answerer = try await workspace.answerer(
            with: embedder,
            retriever: retriever,
            classifier: classifier,
            threshold: 0
        )
        var served: [ThresholdFit.Question] = []
        for question in questions {
            let (answer, trace) = try await answerer.answer(
                AnswerRequest(question: question.question, collection: settings.collection)
            )
            served.append(
                ThresholdFit.Question(
                    id: question.id,
                    isAnswerable: question.isAnswerable,
                    probability: trace.evidence.probability,
                    isRight: answer.citations.contains { question.documents.contains($0.documentID) }
                )
            )
        }
        let weight = try await weightFit(retriever, settings.collection)
        return try await ComputeQueue.run { [served, folds] in
            Measured(
                threshold: ThresholdFit(of: served, current: current, folds: folds),
                currentThreshold: current,
                weight: weight
            )
        }
    }

    private func weightFit(_ retriever: Retriever, _ collection: String) async throws -> WeightFit? {
        let answerable = questions.filter(\.isAnswerable)
        let judgments = Judgments(answerable)
        let measure = try Measure("nDCG@10")
        func figures(_ fusion: Fusion?) async throws -> [Double] {
            var evaluator = Evaluator([measure], judgments: judgments)
            for question in answerable {
                let response = try await retriever.search(
                    SearchRequest(text: question.question, collection: collection, limit: 50, fusion: fusion)
                )
                evaluator.add(RankedList(documentsOf: response.results, depth: 10), for: question.id)
            }
            let result = evaluator.result(countsMissing: true, fingerprint: .init(data: ""))
            return answerable.map { result.perQuery?[$0.id]?[measure.description] ?? 0 }
        }
        var columns: [[Double]] = []
        for weight in Self.weights { columns.append(try await figures(.weighted(dense: weight))) }
        let (ids, adaptive) = (answerable.map(\.id), try await figures(nil))
        return try await ComputeQueue.run { [columns, folds] in
            WeightFit(ids: ids, weights: Self.weights, figures: columns, adaptive: adaptive, folds: folds)
        }
    }
}
