package import Evaluation
import Glibc

/// A TREC run.
package struct RunFile: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// Hands the list of each question to `body`, in the order in which the questions begin.
    ///
    /// Memory is that of the longest list, as long as the lines of each question stand together. Where they do not, the
    /// file is read again and held as a whole, in about forty bytes a line beside the ids; `restart` says so then, for
    /// what `body` was given before is to be forgotten.
    ///
    /// - Returns: the tag of the first line.
    package func forEachQuery(
        restart: () -> Void,
        _ body: (_ query: String, _ list: RankedList) -> Void
    ) throws(EvaluationFileError) -> String {
        if isRegularFile {
            if let tag = try streamed(body) { return tag }
            restart()
        }
        return try gathered(body)
    }

    /// A pipe cannot be read twice.
    private var isRegularFile: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Nil as soon as a question comes again.
    private func streamed(_ body: (String, RankedList) -> Void) throws(EvaluationFileError) -> String? {
        var queries = IDList()
        var list = RankedList()
        var tag: String?
        var isScattered = false
        try TextLines(path: path).forEach { line, _ throws(FileFault) in
            let entry = try RunLine(line)
            let query = line.extracting(entry.query)
            if !queries.isLast(query) {
                _ = try line.text(entry.query, "query")
                if let last = queries.last { body(last, list) }
                isScattered = !queries.append(query)
                if isScattered { return false }
                list.removeAll()
                if tag == nil { tag = try line.text(entry.tag, "tag") }
            }
            try Self.append(entry, of: line, to: &list)
            return true
        }
        if isScattered { return nil }
        guard let tag, let last = queries.last else { throw empty }
        body(last, list)
        return tag
    }

    private func gathered(_ body: (String, RankedList) -> Void) throws(EvaluationFileError) -> String {
        var queries = IDList()
        var lists: [RankedList] = []
        var tag: String?
        try TextLines(path: path).forEach { line, _ throws(FileFault) in
            let entry = try RunLine(line)
            let query = line.extracting(entry.query)
            if queries.append(query) {
                _ = try line.text(entry.query, "query")
                if tag == nil { tag = try line.text(entry.tag, "tag") }
                lists.append(RankedList())
            }
            if let position = queries.position(of: query) { try Self.append(entry, of: line, to: &lists[position]) }
            return true
        }
        guard let tag else { throw empty }
        for (position, list) in lists.enumerated() { body(queries[position], list) }
        return tag
    }

    private static func append(
        _ entry: RunLine,
        of line: Span<UInt8>,
        to list: inout RankedList
    ) throws(FileFault) {
        guard list.append(line.extracting(entry.document), score: entry.score) else {
            throw .doubledDocument(line.quoted(entry.document), query: line.quoted(entry.query))
        }
    }

    private var empty: EvaluationFileError {
        EvaluationFileError(.empty("a run has lines \(RunLine.form)"), file: path)
    }
}
