import Answering
import Foundation
import Persistence
import RAGCore
import ReplyFormat
import Routing

extension Route {
    /// Whether there are documents to decide by. One that is named has to be there, which is seen when it is opened.
    static func holdsCollection(_ settings: Settings) async throws -> Bool {
        guard FileManager.default.fileExists(atPath: settings.database) else { return false }
        let workspace = try await Workspace.open(settings, mode: .read, command: "route")
        let names = try await workspace.store.collections().map(\.name)
        await workspace.store.close()
        let entry = settings.entries.first { $0.name == Settings.Key.collection.rawValue }
        return names.contains(settings.collection) || entry?.origin != .standard
    }

    func decide(_ question: String, _ settings: Settings) async throws {
        let request = try await asking.request(question, in: settings.collection, try filters.filter())
        var options = asking.session("route", quiet: shared.quiet)
        options.keeps = false
        let parts = try await AnswerSession.run(settings, options) { session in
            try await session.pipeline.routes(of: request)
        }
        try show(DecisionReport(question, parts))
    }

    func show(_ report: DecisionReport) throws {
        Terminal.output(shared.json ? try CompactJSON.line(report) : report.lines.joined(separator: "\n"))
    }

    func check(_ file: String, _ settings: Settings, _ classifier: IntentClassifier) async throws {
        let policy = try await settings.loadPolicy(intents: classifier.intents)
        Terminal.output(
            shared.json
                ? try CompactJSON.line(PolicyReport(fingerprint: policy.fingerprint)) : "\(file) is a sound policy."
        )
    }

    private struct PolicyReport: Encodable {
        var sound = true
        var fingerprint: String
    }
}
