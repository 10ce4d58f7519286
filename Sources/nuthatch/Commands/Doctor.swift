import ArgumentParser
import Foundation
import Persistence
import ReplyFormat

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Examine the database: pages, orphans, the full-text index, vectors, texts. It changes nothing."
    )

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "doctor")
        let report = try await workspace.store.doctor()
        Terminal.output(shared.json ? try CompactJSON.line(Report(report)) : Self.text(of: report))
        guard report.isSound else {
            throw CommandFailure(.fault, "The database is not sound; restore a backup, or ingest anew.")
        }
    }

    private static func text(of report: DoctorReport) -> String {
        let counts = "\(report.documents) documents, \(report.chunks) chunks"
        var lines = [report.isSound ? "Sound: \(counts)." : "Not sound: \(counts)."]
        lines += report.findings.map { "\($0.check.rawValue): \($0.message)" }
        lines += report.skipped.map { "\($0.check.rawValue) was not checked: \($0.message)" }
        return lines.joined(separator: "\n")
    }

    private struct Report: Encodable {
        struct Finding: Encodable {
            var check: String
            var message: String

            init(_ finding: DoctorReport.Finding) {
                check = finding.check.rawValue
                message = finding.message
            }
        }

        var sound: Bool
        var documents: Int
        var chunks: Int
        var findings: [Finding]
        var skipped: [Finding]

        init(_ report: DoctorReport) {
            sound = report.isSound
            documents = report.documents
            chunks = report.chunks
            findings = report.findings.map(Finding.init)
            skipped = report.skipped.map(Finding.init)
        }
    }
}
