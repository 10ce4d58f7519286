import ArgumentParser
import Chunking
import Evaluation
import LocalEmbedding
import RAGCore
import ReplyFormat
import Retrieval

struct EvalChunking: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chunking",
        abstract: "Measure ways to cut documents by the excerpts that a search then finds.",
        discussion: """
            The folder holds corpora/ID.md and questions_df.csv with the columns question, references (a JSON list of \
            {"content", "start_index", "end_index"}, in code points of the corpus) and corpus_id. The chunks of all corpora \
            are searched together, as nuthatch search does it; published figures are those of --mode dense. Nothing of it \
            stays in a database.
            """
    )

    enum Strategy: String, ExpressibleByArgument, CaseIterable {
        /// What ingestion does.
        case structure
        case windows
        case recursive
        case sentences
    }

    @Argument(help: ArgumentHelp("The questions and their corpora.", valueName: "dir"))
    var folder: String

    @Option(
        help: ArgumentHelp(
            "structure (what ingestion does), windows, recursive and sentences, between commas.",
            valueName: "list"
        )
    )
    var strategy = "structure,windows,recursive,sentences"

    @Option(help: ArgumentHelp("The bounds of a chunk in the embedder's tokens, between commas.", valueName: "list"))
    var size = "200"

    @Option(
        help: ArgumentHelp(
            "What chunks share, in tokens, between commas; 15 % for structure and 0 for the others unless given.",
            valueName: "list"
        )
    )
    var overlap: String?

    @Option(
        name: .customShort("n"),
        help: ArgumentHelp("How many chunks are found for a question.", valueName: "count")
    )
    var limit = 5

    @Option(help: "dense (by meaning), lexical (by words) or hybrid (both).")
    var mode = SearchRequest.Mode.hybrid

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...100).contains(limit) else { throw ValidationError("-n is \(limit); it must be 1 to 100.") }
        _ = try strategies()
        _ = try CommaList.numbers(size, option: "--size")
        _ = try overlap.map { try CommaList.numbers($0, option: "--overlap") }
    }

    func run() async throws {
        try output.check(shared)
        let settings = try shared.settings()
        let folder = folder
        let data = try await ComputeQueue.run { try ExcerptFolder(at: folder) }
        let embedder = try await Workspace.loadEmbedder(settings)
        // Before anything is embedded: what cannot be cut is said at once.
        let chunkers = try chunkers(measure: embedder.tokenizer, limit: embedder.maximumTokens - 2)
        let search = ChunkSearch(embedder: embedder, documents: data.documents, mode: mode, limit: limit)
        let evaluation = ChunkingEvaluation(documents: data.documents, questions: data.questions)
        var scores: [ChunkingScores] = []
        for (name, chunker) in chunkers {
            if Terminal.showsProgress && !shared.quiet { Terminal.progress(name) }
            scores.append(
                try await evaluation.scores(of: chunker, name: name) { try await search.ranking(of: $0, for: $1) }
            )
        }
        if Terminal.showsProgress && !shared.quiet { Terminal.progress("") }
        let report = ChunkingReport(scores, limit: limit, mode: mode.rawValue, embedder: embedder.fingerprint)
        try await output.write(report.report(of: folder), json: shared.json ? try CompactJSON.line(report) : nil)
    }

    private func chunkers(measure: any TextMeasure, limit: Int) throws -> [(name: String, chunker: any Chunker)] {
        let sizes = try CommaList.numbers(size, option: "--size")
        if let size = sizes.first(where: { $0 > limit }) {
            throw CommandFailure(
                .badInput,
                "--size holds \(size); the embedder reads \(limit) tokens of a chunk at most."
            )
        }
        let overlaps: [Int?] = try overlap.map { try CommaList.numbers($0, option: "--overlap") } ?? [nil]
        return try strategies().flatMap { strategy in
            try sizes.flatMap { size in
                try overlaps.map { try Self.chunker(strategy, size: size, overlap: $0, measure: measure) }
            }
        }
    }

    private static func chunker(
        _ strategy: Strategy,
        size: Int,
        overlap: Int?,
        measure: any TextMeasure
    ) throws -> (name: String, chunker: any Chunker) {
        guard let baseline = BaselineChunker.Strategy(rawValue: strategy.rawValue) else {
            let settings = try ChunkingSettings(bound: size, overlap: overlap)
            return ("\(strategy) \(size)/\(settings.overlap)", StructureChunker(settings: settings, measure: measure))
        }
        let chunker = try BaselineChunker(baseline, size: size, overlap: overlap ?? 0, measure: measure)
        return ("\(strategy) \(size)/\(chunker.overlap)", chunker)
    }

    private func strategies() throws -> [Strategy] {
        try CommaList.parts(of: strategy).map { name in
            guard let strategy = Strategy(rawValue: name) else {
                let known = Strategy.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--strategy names “\(name)”; known are \(known).")
            }
            return strategy
        }
    }
}
