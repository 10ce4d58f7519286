import ArgumentParser
import LinearAlgebra
import RAGCore
import ReplyFormat
import VectorSearch

struct BenchSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search vectors by the code path of nuthatch search: single queries, a batch, a filter, an edit.",
        discussion: """
            Both files hold rows of little-endian float32. The ids of the answer are 0-based rows of the vectors, so that \
            anyone can check the recall. "bare_sgemv_ms" is the same product by the BLAS alone, without finding the best \
            rows, with one and with all threads.
            """
    )

    @Option(help: ArgumentHelp("The vectors that are searched.", valueName: "file"))
    var vectors: String

    @Option(help: ArgumentHelp("The vectors that are looked for.", valueName: "file"))
    var queries: String

    @Option(help: "Numbers a vector has.")
    var dimension = 384

    @Option(name: .customShort("k"), help: "Results a query.")
    var limit = 10

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...65_536).contains(dimension) else {
            throw ValidationError("--dimension is \(dimension); it must be 1 to 65536.")
        }
        guard (1...10_000).contains(limit) else { throw ValidationError("-k is \(limit); it must be 1 to 10000.") }
    }

    func run() async throws {
        let bench = SearchBench(
            vectors: try RawVectors(path: vectors, dimension: dimension),
            queries: try RawVectors(path: queries, dimension: dimension),
            limit: limit
        )
        Terminal.output(try CompactJSON.line(try await ComputeQueue.run { try bench.run() }))
    }
}
