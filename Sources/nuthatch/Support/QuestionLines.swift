import Foundation
import Glibc
import JSONText
import RAGCore
import Readers

/// Texts to be classified: of a table, or a line each, which is a JSON object with a text where it begins with a brace.
enum QuestionLines {
    private static let batch = 1024

    /// Hands out the texts in order, as they come, until `body` says that nobody reads any more.
    ///
    /// - Parameter file: `-` is standard input.
    static func forEachBatch(of file: String, _ body: ([String]) async throws -> Bool) async throws {
        if file != "-", RoutingFiles.isTable(file) {
            let texts = try await ComputeQueue.run { try column(of: file) }
            for start in stride(from: 0, to: texts.count, by: batch) {
                guard try await body(Array(texts[start..<min(start + batch, texts.count)])) else { return }
            }
            return
        }
        let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure(.badInput, "\(file) cannot be read; name a file that is there.")
        }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        let reader = LineReader(descriptor: descriptor)
        while let lines = try await reader.next(batch) {
            let texts = lines.prefix { text(of: $0) != nil }
            if !texts.isEmpty {
                guard try await body(texts.compactMap(text)) else { return }
            }
            if texts.count < lines.count {
                throw CommandFailure(
                    .badInput,
                    "\(file == "-" ? "Standard input" : file), line \(lines[texts.count].number): it is not a JSON object "
                        + "with a \"text\"; write {\"text\": \"…\"}, or a plain line."
                )
            }
        }
    }

    private static func column(of file: String) throws -> [String] {
        let table = try RoutingFiles.table(at: file)
        guard let column = table.columns.firstIndex(where: { $0.lowercased() == "text" }) else {
            throw CommandFailure(.badInput, "\(file) has no column \"text\"; name one so.")
        }
        return table.rows.map { $0.fields[column] }
    }

    private static func text(of line: LineReader.Line) -> String? {
        let isObject = line.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
        guard isObject else { return String(validating: line.bytes, as: UTF8.self) }
        return (try? JSONDocument(line.bytes))?.root["text"]?.string
    }
}
