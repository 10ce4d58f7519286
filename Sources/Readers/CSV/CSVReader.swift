package import RAGCore

/// Reads tables of comma-, semicolon- or tab-separated values.
///
/// A table with a column of questions and one of answers is one document a row: the question is its title, the answer its
/// text, and other columns are its `id`, `language`, `audience`, `valid_from`, `valid_until` or metadata. Without an `id`
/// it is known by its question, so rows may move. Any other table is one document: a line for each row, its cells joined
/// by ` | `.
///
/// The parser is our own: SwiftCSV 0.10 pads or drops fields of ragged rows, takes a quote that is never closed, and names
/// no line.
package struct CSVReader: DocumentReader {
    package init() {}

    package var fileExtensions: [String] { ["csv", "tsv"] }

    package func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        let text = try SourceText(of: file)
        do throws(CSVParser.Fault) {
            var parser = CSVParser(text.bytes, separator: CSVHeader.separator(in: text.bytes))
            guard let first = try parser.next() else { return [] }
            let header: CSVHeader
            do throws(LineFault) { header = try CSVHeader(first.fields) } catch {
                throw .init(line: first.line, fault: error)
            }
            var rows: [CSVParser.Record] = []
            while let row = try parser.next() {
                guard row.fields.count == first.fields.count else {
                    throw .init(line: row.line, fault: .fieldCount(row.fields.count, header: first.fields.count))
                }
                rows.append(row)
            }
            guard !rows.isEmpty else { throw .init(line: first.line, fault: .noRows) }
            guard let faq = header.faq else { return [Self.table(header, rows, file)] }
            return try Self.answers(rows, header, faq, file)
        } catch {
            throw .line(file.uri, error.line, error.fault)
        }
    }

    private static func answers(
        _ rows: [CSVParser.Record],
        _ header: CSVHeader,
        _ faq: (question: Int, answer: Int),
        _ file: SourceFile
    ) throws(CSVParser.Fault) -> [Document] {
        var identifiers = UniqueIdentifiers(path: file.path)
        var documents: [Document] = []
        for row in rows {
            do throws(LineFault) {
                let question = Blanks.trimmed(row.fields[faq.question])
                let answer = Blanks.trimmed(row.fields[faq.answer])
                guard !question.isEmpty, !answer.isEmpty else {
                    throw .noText(expected: "fill in its question and its answer")
                }
                var fields = DocumentFields()
                for (index, name) in header.names.enumerated() where index != faq.question && index != faq.answer {
                    let cell = Blanks.trimmed(row.fields[index])
                    try fields.take(name, text: cell, value: ScalarText.value(of: cell))
                }
                try fields.check()
                let id = try identifiers.identifier(fields.id, text: question, line: row.line)
                let blocks = Paragraphs.blocks(of: Array(answer.utf8))
                documents.append(fields.document(id: id, uri: file.uri, title: question, text: answer, blocks: blocks))
            } catch {
                throw .init(line: row.line, fault: error)
            }
        }
        return documents
    }

    private static func table(_ header: CSVHeader, _ rows: [CSVParser.Record], _ file: SourceFile) -> Document {
        var text = ""
        var blocks: [Block] = []
        func append(_ cells: [String], _ kind: Block.Kind) {
            let line = Blanks.trimmed(cells.map(Blanks.collapsed).joined(separator: " | "))
            guard cells.contains(where: { !Blanks.trimmed($0).isEmpty }) else { return }
            let start = text.utf8.count
            text += line
            blocks.append(Block(kind, start..<text.utf8.count))
            text += "\n"
        }
        append(header.names, .tableHeader)
        for row in rows { append(row.fields, .tableRow) }
        return Document(id: file.path, uri: file.uri, title: file.stem, text: text, blocks: blocks)
    }
}
