import ArgumentParser
import Foundation
import Persistence
import RAGCore

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the documents as JSON lines, for nuthatch import and for other programs.",
        discussion: """
            The first line names the collections; then comes a document a line, with all its fields, its content hash and where \
            its chunks lie. All collections, unless --collection names one.
            """
    )

    @Flag(help: "Write the vectors of the chunks too: base64 of float32, little-endian.")
    var withVectors = false

    @Option(help: ArgumentHelp("Write to a file in place of standard output.", valueName: "file"))
    var out: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "export")
        var collections = try await workspace.store.collections()
        if let name = shared.collection {
            guard collections.contains(where: { $0.name == name }) else {
                throw PersistenceError.missingCollection(name, known: collections.map(\.name))
            }
            collections.removeAll { $0.name != name }
        }
        let lines = try ExportWriter(path: out)
        try await lines.write(try ExportHeader(collections, hasVectors: withVectors).line())
        for collection in collections {
            var last: String?
            while true {
                let documents = try await workspace.store.storedDocuments(
                    after: last,
                    in: collection.name,
                    withVectors: withVectors
                )
                guard let document = documents.last else { break }
                last = document.document.id
                for document in documents {
                    let line = ExportLine(document, collection: collection.name, withVectors: withVectors)
                    guard try await lines.write(try line.line()) else { return }
                }
            }
        }
        try await lines.finish()
    }
}
