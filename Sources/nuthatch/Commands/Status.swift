import ArgumentParser
import Foundation
import Hindsight
import Persistence
import ReplyFormat

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the database holds.",
        discussion: """
            With --gaps, what customers ask of the collection and its documents do not answer, most asked first, and where \
            its documents contradict each other. Questions that ask the same are counted together.
            """
    )

    /// More refusals than this are not looked at; the latest are.
    private static let refusalLimit = 20_000
    private static let conflictLimit = 100

    @Flag(help: "Show what the documents do not answer, and where they disagree.")
    var gaps = false

    @Option(help: ArgumentHelp("With --gaps: what was asked in so many days; all that is kept unless given."))
    var days: Int?

    @Option(help: ArgumentHelp("With --gaps: only what this tenant's customers asked.", valueName: "name"))
    var tenant: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard gaps || (days == nil && tenant == nil) else {
            throw ValidationError("--days and --tenant choose gaps; write --gaps too.")
        }
        guard (1...36_500).contains(days ?? 1) else {
            throw ValidationError("--days is \(days ?? 0); it must be 1 to 36500.")
        }
    }

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "status")
        if gaps { try await showGaps(workspace) } else { try await showContents(workspace) }
    }

    private func showGaps(_ workspace: Workspace) async throws {
        let collection = workspace.settings.collection
        let since = days.map { Date() - Double($0) * 86_400 } ?? .distantPast
        let refused = try await workspace.store.refusedQuestions(
            in: collection,
            GapSelection(since: since, tenant: tenant, limit: Self.refusalLimit)
        )
        let conflicts = try await workspace.store.metConflicts(
            in: collection,
            GapSelection(since: since, tenant: tenant, limit: Self.conflictLimit)
        )
        let questions = try await workspace.questions(of: refused)
        let report = GapReport(gaps: Gap.gaps(in: questions), conflicts: conflicts)
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else {
            for line in report.lines { Terminal.output(line) }
        }
    }

    private func showContents(_ workspace: Workspace) async throws {
        let status = try await workspace.store.status()
        let report = Report(collections: status.collections.map(Report.Collection.init))
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
            return
        }
        if report.collections.isEmpty { Terminal.output("\(status.path) has no collections.") }
        for collection in report.collections {
            Terminal.output(
                "\(collection.name): \(collection.documents) documents, \(collection.chunks) chunks, version "
                    + "\(collection.corpusVersion), \(collection.bytes) bytes, embedded with \(collection.embedder)"
            )
        }
    }

    private struct Report: Encodable {
        struct Collection: Encodable {
            var name: String
            var documents: Int
            var chunks: Int
            var embedder: String
            var corpusVersion: Int64
            var bytes: Int64

            init(_ collection: StoreStatus.Collection) {
                name = collection.name
                documents = collection.documents
                chunks = collection.chunks
                embedder = collection.embedder
                corpusVersion = collection.corpusVersion
                bytes = collection.bytes
            }
        }

        var collections: [Collection]
    }
}
