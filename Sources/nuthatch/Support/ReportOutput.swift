import ArgumentParser
import Foundation
import RAGCore
import Reporting

/// Where a report goes: to files, to standard output, or to a person at a terminal.
struct ReportOutput: ParsableArguments {
    /// Lines of a text that goes to a file or to another program are not cut.
    private static let unbounded = 10_000
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
        for path in files.map(\.path) {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
                !(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue)
            else { throw Self.unwritable(path) }
        }
    }

    /// Writes each file whole or not at all. Standard output gets what `-` asks for, otherwise the JSON, otherwise the text.
    ///
    /// - Parameter json: the line of `--json`, where that is asked for.
    func write(_ report: Report, json: String?) async throws {
        for file in files {
            try await ComputeQueue.run { try Self.write(file.isPage ? report.html : report.csv, to: file.path) }
        }
        if html == Self.standardOutput {
            Terminal.output(whole: report.html)
        } else if csv == Self.standardOutput {
            Terminal.output(whole: report.csv)
        } else {
            Terminal.output(json ?? report.text(width: Terminal.columns ?? Self.unbounded))
        }
    }

    private var files: [(path: String, isPage: Bool)] {
        [(csv, false), (html, true)].compactMap { path, isPage in
            guard let path, path != Self.standardOutput else { return nil }
            return (path, isPage)
        }
    }

    private static func write(_ text: String, to path: String) throws {
        // A link or a device is written through; to rename another file over it would take it away.
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        let isReplaced = type == nil || type == .typeRegular
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: isReplaced ? .atomic : [])
        } catch {
            throw unwritable(path)
        }
    }

    private static func unwritable(_ path: String) -> CommandFailure {
        CommandFailure(.badInput, "\(path) cannot be written; name a file in a folder that is there.")
    }
}
