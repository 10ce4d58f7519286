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
    /// file is read again and held as a whole, in about thirty bytes a line beside the ids; `restart` says so then, for
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
            guard list.append(line.extracting(entry.document), score: entry.score) else {
                throw .doubledDocument(line.quoted(entry.document), query: line.quoted(entry.query))
            }
            return true
        }
        if isScattered { return nil }
        guard let tag, let last = queries.last else { throw empty }
        body(last, list)
        return tag
    }

    private func gathered(_ body: (String, RankedList) -> Void) throws(EvaluationFileError) -> String {
        var run = ScatteredRun()
        var tag: String?
        try TextLines(path: path).forEach { line, number throws(FileFault) in
            let entry = try RunLine(line)
            try run.append(entry, of: line, number: number)
            if tag == nil { tag = try line.text(entry.tag, "tag") }
            return true
        }
        guard let tag else { throw empty }
        do throws(ScatteredRun.Doubled) {
            try run.forEachQuery(body)
        } catch {
            throw EvaluationFileError(
                .doubledDocument(error.document, query: error.query),
                file: path,
                line: error.line
            )
        }
        return tag
    }

    private var empty: EvaluationFileError {
        EvaluationFileError(.empty("a run has lines \(RunLine.form)"), file: path)
    }
}
