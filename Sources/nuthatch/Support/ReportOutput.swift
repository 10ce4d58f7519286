import ArgumentParser
import Reporting

/// Where a report goes: to files, to standard output, or to a person at a terminal.
struct ReportOutput: ParsableArguments {
    private static let standardOutput = "-"

    @Option(help: ArgumentHelp("Write tables and charts as CSV; - is standard output.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("Write one page of HTML, with charts; - is standard output.", valueName: "file"))
    var html: String?

    /// To be called before the work whose report it is: what cannot be written is said at once.
    func check(_ shared: SharedOptions) throws {
        let wishes = [csv == Self.standardOutput, html == Self.standardOutput, shared.json].count { $0 }
        guard wishes <= 1 else {
            throw CommandFailure(.badInput, "Standard output takes one of --json, --csv - and --html -; name files.")
        }
        for case let path? in [csv, html] where path != Self.standardOutput {
            try OutputFile.check(path)
        }
    }

    /// Writes each file whole or not at all. Standard output gets what `-` asks for, otherwise the JSON, otherwise the text.
    ///
    /// - Parameter json: the line of `--json`, where that is asked for.
    func write(_ report: Report, json: String?) async throws {
        if let csv, csv != Self.standardOutput { try await OutputFile.write(report.csv, to: csv) }
        if let html, html != Self.standardOutput { try await OutputFile.write(report.html, to: html) }
        if html == Self.standardOutput {
            Terminal.output(whole: report.html)
        } else if csv == Self.standardOutput {
            Terminal.output(whole: report.csv)
        } else {
            Terminal.output(json ?? report.text(width: Terminal.width))
        }
    }
}
