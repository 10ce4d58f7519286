import ArgumentParser
import Foundation
import LinearAlgebra
import RAGCore
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
        Terminal.output(try JSONOutput.line(try await ComputeQueue.run { try bench.run() }))
    }
}

/// Rows of a file of little-endian float32.
struct RawVectors: Sendable {
    let rows: [[Float]]
    let dimension: Int

    init(path: String, dimension: Int) throws {
        let data = try InputFile.bytes(of: path)
        let width = dimension * 4
        guard !data.isEmpty, data.count.isMultiple(of: width) else {
            throw CommandFailure(
                .badInput,
                "\(path) has \(data.count) bytes; it must hold rows of \(dimension) float32, \(width) bytes each."
            )
        }
        self.dimension = dimension
        rows = data.withUnsafeBytes { bytes in
            (0..<(data.count / width)).map { row in
                (0..<dimension).map { column in
                    let pattern = bytes.loadUnaligned(fromByteOffset: row * width + column * 4, as: UInt32.self)
                    return Float(bitPattern: UInt32(littleEndian: pattern))
                }
            }
        }
        guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
            throw CommandFailure(.badInput, "\(path) has a number that is not finite; vectors must be finite.")
        }
    }
}
