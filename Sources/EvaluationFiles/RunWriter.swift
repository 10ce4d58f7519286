package import Evaluation
import Foundation
import Glibc

/// Writes a TREC run, `query Q0 document rank score tag`, beside its place; `finish` puts it there, whole.
///
/// Scores are written as the numbers they are, so that who reads them in single precision has the same ranking.
package struct RunWriter: ~Copyable {
    private static let blockSize = 1 << 16

    private let path: String
    private let temporary: String
    private let tag: String
    private let handle: FileHandle
    private var block: [UInt8] = []
    private var isFinished = false

    package init(_ path: String, tag: String) throws(EvaluationFileError) {
        self.path = path
        self.tag = tag
        temporary = "\(path).\(UUID().uuidString).part"
        guard Self.isField(tag) else { throw EvaluationFileError(.unwritableID(tag), file: path) }
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw EvaluationFileError(.unwritable(String(cString: strerror(errno))), file: path)
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit {
        if !isFinished { unlink(temporary) }
    }

    /// Writes the list of one question, best first.
    package mutating func write(_ list: RankedList, for query: String) throws(EvaluationFileError) {
        guard Self.isField(query) else { throw EvaluationFileError(.unwritableID(query), file: path) }
        for (rank, entry) in list.order.enumerated() {
            let document = list.documents[entry]
            guard Self.isField(document) else { throw EvaluationFileError(.unwritableID(document), file: path) }
            block += "\(query) Q0 \(document) \(rank + 1) \(Double(list.scores[entry])) \(tag)\n".utf8
        }
        if block.count >= Self.blockSize { try flush() }
    }

    package consuming func finish() throws(EvaluationFileError) {
        try flush()
        guard rename(temporary, path) == 0 else {
            throw EvaluationFileError(.unwritable(String(cString: strerror(errno))), file: path)
        }
        isFinished = true
    }

    private mutating func flush() throws(EvaluationFileError) {
        do {
            try handle.write(contentsOf: block)
        } catch {
            throw EvaluationFileError(.unwritable(error.localizedDescription), file: path)
        }
        block.removeAll(keepingCapacity: true)
    }

    /// Whether a text is one field between blanks.
    private static func isField(_ text: String) -> Bool {
        !text.isEmpty && !text.utf8.contains(where: \.isBlank)
    }
}
