package import Evaluation
import Foundation
import JSONText

/// A folder as BEIR has them: `corpus.jsonl`, `queries.jsonl`, `qrels/SPLIT.tsv` (Thakur and others 2021).
///
/// Each file may be gzip under the same name. Ids are texts; one that is written as a number counts as its digits. Keys that
/// are not known, such as `metadata`, are passed over.
package struct BEIRFolder: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// Hands each document to `body`, in the order of the file. One may be empty, as some are in published sets.
    package func forEachDocument(_ body: (BEIRDocument) -> Void) throws(EvaluationFileError) {
        var ids = IDList()
        try TextLines(path: file("corpus.jsonl")).forEach { line, _ throws(FileFault) in
            let entry = try BEIRLine(line)
            guard ids.append(entry.id.utf8.span) else { throw .doubledID(entry.id) }
            body(BEIRDocument(id: entry.id, title: try entry.title, text: try entry.text))
            return true
        }
        guard ids.count > 0 else {
            throw EvaluationFileError(.empty("write a document in each line"), file: file("corpus.jsonl"))
        }
    }

    /// All queries, in the order of the file, those of other splits among them.
    package func queries() throws(EvaluationFileError) -> [BEIRQuery] {
        var ids = IDList()
        var queries: [BEIRQuery] = []
        try TextLines(path: file("queries.jsonl")).forEach { line, _ throws(FileFault) in
            let entry = try BEIRLine(line)
            guard ids.append(entry.id.utf8.span) else { throw .doubledID(entry.id) }
            let query = BEIRQuery(id: entry.id, text: try entry.text)
            guard query.text.contains(where: { !$0.isWhitespace }) else { throw .emptyQuery(query.id) }
            queries.append(query)
            return true
        }
        guard !queries.isEmpty else {
            throw EvaluationFileError(.empty("write a query in each line"), file: file("queries.jsonl"))
        }
        return queries
    }

    package func judgments(split: String) throws(EvaluationFileError) -> Judgments {
        let splits = splits
        guard splits.contains(split) else {
            throw EvaluationFileError(.missingSplit(split, others: splits), file: file("qrels"))
        }
        return try QrelsFile(file("qrels/\(split).tsv")).read()
    }

    /// Everything at once; of the queries those that are judged in this split.
    package func read(split: String) throws(EvaluationFileError) -> BEIRData {
        let judgments = try judgments(split: split)
        var documents: [BEIRDocument] = []
        var ids = IDList()
        try forEachDocument { document in
            documents.append(document)
            _ = ids.append(document.id.utf8.span)
        }
        return BEIRData(documents: documents, ids: ids, queries: try queries(), judgments: judgments)
    }

    /// Of which there are judgments.
    private var splits: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file("qrels"))) ?? []
        return names.filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }.sorted()
    }

    private func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }
}
