import ArgumentParser
import Reporting

/// Where a report goes beside the terminal.
struct ReportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write the tables as CSV too.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("Write one page of HTML with the charts too.", valueName: "file"))
    var html: String?

    /// Writes the files that were asked for, then the result: as JSON where that was asked for, else as text.
    func show(_ report: Report, json value: some Encodable, _ shared: SharedOptions) async throws {
        if let csv { try await OutputFile.write(report.csv, to: csv) }
        if let html { try await OutputFile.write(report.html, to: html) }
        Terminal.output(shared.json ? try JSONOutput.line(value) : report.text(width: Self.width))
    }

    private static let width = 120
}
