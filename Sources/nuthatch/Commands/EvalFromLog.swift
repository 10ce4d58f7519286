import ArgumentParser
import Evaluation
import Foundation
import Persistence
import RAGCore
import ReplyFormat
import Reporting

struct EvalFromLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "from-log",
        abstract: "Make labelled questions of a log, and find labels that no longer hold.",
        discussion: """
            The log holds JSON lines as nuthatch ask --json writes them, with "question" and, where they are known, \
            "feedback" ("up" or "down"), "tags", "language" and "id". Equal questions become one, e-mail addresses and long \
            numbers are masked, and refused and down-voted questions come without documents. Every label is tagged \
            "unchecked" until a person has read it. --check ends with 2 where a document that labels name is gone from the \
            collection, or the sentence from the document.
            """
    )

    @Argument(help: "The log.")
    var log: String?

    @Option(help: ArgumentHelp("Where the labelled questions go.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("Check these labels against the collection.", valueName: "labels"))
    var check: String?

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (log != nil) == (out != nil), (log == nil) != (check == nil) else {
            throw ValidationError("Name a log and --out, or a file of labels with --check.")
        }
    }

    func run() async throws {
        try output.check(shared)
        if let log, let out { try await digest(log, to: out) }
        if let check { try await examine(check) }
    }

    private func digest(_ log: String, to path: String) async throws {
        let digest = try await ComputeQueue.run {
            var digest = LogDigest()
            for entry in try InputFile.lines(of: log, { try JSONDecoder().decode(LogEntry.self, from: $0) }) {
                digest.add(entry)
            }
            return digest
        }
        let lines = try digest.labels.map { try CompactJSON.line($0) + "\n" }
        try await OutputFile.write(lines.joined(), to: path)
        let report = LogDigestReport(digest)
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else if !shared.quiet {
            Terminal.error(report.text)
        }
    }

    private func examine(_ path: String) async throws {
        let settings = try shared.settings()
        let labels = try await ComputeQueue.run {
            try LabelledQuestion.read(from: path)
        }
        let (store, collection) = (
            try await Workspace.open(settings, mode: .read, command: "eval from-log").store, settings.collection
        )
        let known = try await store.contentHashes(in: collection)
        let check = try await LabelCheck(labels) { document in
            guard known[document] != nil else { return nil }
            let chunks = try await store.chunkIDs(matching: .equal("id", .string(document)), in: collection)
            return DocumentText.joined(try await store.passages(chunks, in: collection))
        }
        try await output.write(Report(check), json: shared.json ? try CompactJSON.line(check) : nil)
        if !check.findings.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
}
