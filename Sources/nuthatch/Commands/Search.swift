import ArgumentParser
import Foundation
import Persistence
import RAGCore
import ReplyFormat
import Retrieval

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Find the passages nearest to a text.")

    @Argument(help: "What to look for.")
    var text: String

    @Option(name: .customShort("n"), help: ArgumentHelp("How many results.", valueName: "count"))
    var limit = 10

    @Option(help: "dense (by meaning), lexical (by words) or hybrid (both).")
    var mode = SearchRequest.Mode.hybrid

    @Option(
        help: ArgumentHelp(
            "The weight of the dense side, 0 to 1; unless given, it adapts to the question, or is what eval calibrate stored.",
            valueName: "0..1"
        )
    )
    var weight: Double?

    @Flag(name: .customLong("rrf"), help: "Fuse by reciprocal rank instead of by weighted scores.")
    var fusesByRank = false

    @Option(
        help: ArgumentHelp(
            "Prefer results unlike those before them: 1 by score alone, 0 by unlikeness.",
            valueName: "0..1"
        )
    )
    var diversity: Double?

    @Flag(help: "Show each part of each score.")
    var explain = false

    @OptionGroup var filters: FilterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("The text is empty; write what to look for.")
        }
        guard (1...1000).contains(limit) else {
            throw ValidationError("-n is \(limit); it must be 1 to 1000.")
        }
        if let weight, !(0...1).contains(weight) {
            throw ValidationError("--weight is \(weight); it must be 0 to 1.")
        }
        if let diversity, !(0...1).contains(diversity) {
            throw ValidationError("--diversity is \(diversity); it must be 0 to 1.")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let filter = try filters.filter()
        let workspace = try await Workspace.open(settings, mode: .read, command: "search")
        let retriever =
            mode == .lexical
            ? Retriever(store: workspace.store)
            : try await workspace.retriever(with: try await workspace.loadEmbedder())
        let served = try await workspace.servedFusion()
        let start = ContinuousClock.now
        let response = try await retriever.search(
            SearchRequest(
                text: text,
                collection: settings.collection,
                limit: limit,
                mode: mode,
                fusion: fusesByRank ? .reciprocalRank(k: 60) : weight.map { .weighted(dense: $0) } ?? served,
                filter: filter,
                diversity: diversity.map(Diversity.init)
            )
        )
        let report = SearchReport(
            query: text,
            mode: mode,
            response: response,
            explains: explain,
            took: ContinuousClock.now - start
        )
        Terminal.output(shared.json ? try CompactJSON.line(report) : report.text)
    }
}

extension SearchRequest.Mode: ExpressibleByArgument {}
