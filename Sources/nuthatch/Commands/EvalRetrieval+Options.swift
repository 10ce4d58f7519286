import ArgumentParser
import Chunking
import Retrieval

extension EvalRetrieval {
    struct Source: ParsableArguments {
        @Option(help: ArgumentHelp("A BEIR folder.", valueName: "dir"))
        var beir: String?

        @Option(help: ArgumentHelp("Which of its judgments.", valueName: "name"))
        var split = "test"

        @Option(help: ArgumentHelp("Write what was found as a TREC run.", valueName: "file"))
        var runOut: String?

        @Option(help: ArgumentHelp("The TREC run to judge.", valueName: "file"))
        var run: String?

        @Option(help: ArgumentHelp("The judgments of a run, of TREC or BEIR.", valueName: "file"))
        var qrels: String?

        func validate() throws {
            guard (run == nil) == (qrels == nil) else {
                throw ValidationError("--run and --qrels belong together; name both files.")
            }
        }
    }

    /// Ways to search, each with each.
    struct Grid: ParsableArguments {
        @Option(help: ArgumentHelp("dense, lexical and hybrid, between commas.", valueName: "list"))
        var mode = "hybrid"

        @Option(
            help: ArgumentHelp(
                "adaptive, rrf and dense weights such as 0.7 or 0.2..0.8, between commas, for the mode hybrid; what serves unless given.",
                valueName: "list"
            )
        )
        var weight: String?

        @Flag(help: "Cut documents as ingestion does, and count a document by its best chunk.")
        var chunked = false

        @Option(help: ArgumentHelp("Cut them to so many tokens at most, between commas.", valueName: "list"))
        var chunk: String?

        @Option(name: .customShort("n"), help: ArgumentHelp("How many documents are ranked.", valueName: "count"))
        var depth = 100

        var isCut: Bool { chunked || chunk != nil }

        func searches() throws -> [RetrievalSetting] {
            RetrievalSetting.all(
                modes: try RetrievalSetting.modes(mode),
                weighings: try weight.map(RetrievalSetting.weighings) ?? [.served]
            )
        }

        /// What documents are cut to; nil for whole.
        func bounds() throws -> [Int?] {
            guard let chunk else { return [chunked ? Workspace.chunkBound : nil] }
            return try CommaList.numbers(chunk, option: "--chunk").map { bound in
                // Checked before anything is embedded.
                _ = try ChunkingSettings(bound: bound)
                return bound
            }
        }
    }
}
