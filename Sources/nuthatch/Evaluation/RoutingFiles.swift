import Evaluation
import Foundation
import Readers

/// Files of outcomes, as a command names them. Reading blocks.
enum RoutingFiles {
    /// The outcomes of a file of JSON lines, of a table, or of all tables of a folder, each labelled by its file's name.
    static func outcomes(at path: String, weak: String?, strong: String?) throws -> [RoutingOutcome] {
        guard isFolder(path) || isTable(path) else {
            guard weak == nil, strong == nil else {
                throw CommandFailure(.badInput, "\(path) is no table; leave --weak and --strong out.")
            }
            return try RoutingOutcome.outcomes(inJSONLines: Array(try InputFile.bytes(of: path)), file: path)
        }
        let found = FolderWalker(catalogue: ReaderCatalogue([CSVReader()])).files(at: [path])
        if let refusal = found.refusals.first { throw refusal }
        guard !found.files.isEmpty else {
            throw CommandFailure(.badInput, "\(path) holds no .csv file; name a folder with tables of outcomes.")
        }
        return try found.files.flatMap { found in
            let file = try FileLoader().load(found)
            let table = try TabularFile(file)
            return try RoutingOutcome.outcomes(
                in: RoutingOutcome.Table(file: file.uri, label: file.stem, columns: table.columns, rows: table.rows),
                weak: weak,
                strong: strong
            )
        }
    }

    /// The labelled texts of a file of JSON lines or of a table.
    static func labelledTexts(at path: String) throws -> [LabelledText] {
        guard isTable(path) else {
            return try LabelledText.texts(inJSONLines: Array(try InputFile.bytes(of: path)), file: path)
        }
        let table = try table(at: path)
        return try LabelledText.texts(in: table.rows, columns: table.columns, file: path)
    }

    static func table(at path: String) throws -> TabularFile {
        try TabularFile(try FileLoader().load(FoundFile(location: path, path: path)))
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    static func isTable(_ path: String) -> Bool {
        let lowercased = path.lowercased()
        return CSVReader().fileExtensions.contains { lowercased.hasSuffix("." + $0) }
    }
}
