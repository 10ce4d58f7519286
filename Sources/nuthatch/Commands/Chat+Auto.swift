import Answering
import RAGCore
import ReplyFormat

extension Chat {
    /// The answer of the documents: at once, or as it comes.
    func answer() async throws {
        let settings = try shared.settings(policy: asking.policy)
        let request = try await asking.request(
            try await question(),
            in: settings.collection,
            try filters.filter(),
            call
        )
        let (given, took) = try await AnswerSession.run(settings, asking.session("chat", quiet: shared.quiet)) {
            session in
            let start = ContinuousClock.now
            let given = try await session.pipeline.answer(
                request,
                usesCache: call.usesKeptAnswers,
                heard: stream ? listener : nil
            )
            return (given, ContinuousClock.now - start)
        }
        let report = AnswerReport(given, explains: explain, took: took)
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else if stream, report.answerable {
            Terminal.output((["", ""] + report.rest).joined(separator: "\n"))
        } else {
            Terminal.output(report.text)
        }
    }

    private var listener: AnswerListener {
        let isJSON = shared.json
        return { event in
            guard case .delta(let text) = event else { return }
            let isRead = isJSON ? Terminal.output(try CompactJSON.line(Delta(delta: text))) : Terminal.piece(text)
            // Nobody reads any more: the answer need not go on.
            guard isRead else { throw CancellationError() }
        }
    }
}
