import ArgumentParser
import Foundation
import Reporting

/// Where a command writes its findings beside what it prints.
struct ReportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write the findings with charts as one page.", valueName: "file"))
    var html: String?

    @Option(help: ArgumentHelp("Write the tables, one below the other.", valueName: "file"))
    var csv: String?

    /// What a terminal has at the least where tables are looked at.
    private static let width = 120

    /// Writes the files that were asked for, and prints the findings.
    ///
    /// - Parameter json: what is printed instead.
    func write(_ report: Report, json: String?) throws {
        if let html { try Self.write(report.html, to: html) }
        if let csv { try Self.write(report.csv, to: csv) }
        Terminal.output(json ?? report.text(width: Self.width))
    }

    private static func write(_ text: String, to path: String) throws {
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandFailure(.badInput, "\(path) cannot be written; name a file in a folder that is there.")
        }
    }
}
