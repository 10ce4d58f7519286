import ArgumentParser
import Persistence

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what the database holds.")

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "status")
        let status = try await workspace.store.status()
        let report = Report(collections: status.collections.map(Report.Collection.init))
        if shared.json {
            Terminal.output(try JSONOutput.line(report))
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
