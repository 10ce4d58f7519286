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
            let table = try CSVTable(text.bytes)
            if let faq = table.header.faq { return try Self.answers(in: table, faq, file) }
            return [Self.document(of: table, file)]
        } catch {
            throw .line(file.uri, error.line, error.fault)
        }
    }

    private static func answers(
        in table: CSVTable,
        _ faq: (question: Int, answer: Int),
        _ file: SourceFile
    ) throws(CSVParser.Fault) -> [Document] {
        var identifiers = UniqueIdentifiers(path: file.path)
        var documents: [Document] = []
        for row in table.rows {
            do throws(LineFault) {
                documents.append(try answer(in: row, of: table.header, faq, file, &identifiers))
            } catch {
                throw CSVParser.Fault(line: row.line, fault: error)
            }
        }
        return documents
    }

    private static func answer(
        in row: CSVParser.Record,
        of header: CSVHeader,
        _ faq: (question: Int, answer: Int),
        _ file: SourceFile,
        _ identifiers: inout UniqueIdentifiers
    ) throws(LineFault) -> Document {
        let question = Blanks.collapsed(row.fields[faq.question])
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
        return fields.document(
            id: try identifiers.identifier(fields.id, text: question, line: row.line),
            uri: file.uri,
            title: question,
            text: answer,
            blocks: Paragraphs.blocks(of: Array(answer.utf8))
        )
    }

    private static func document(of table: CSVTable, _ file: SourceFile) -> Document {
        var text = ""
        var blocks: [Block] = []
        func append(_ cells: [String], _ kind: Block.Kind) {
            let line = Blanks.trimmed(cells.map(Blanks.collapsed).joined(separator: " | "))
            guard !line.isEmpty else { return }
            let start = text.utf8.count
            text += line
            blocks.append(Block(kind, start..<text.utf8.count))
            text += "\n"
        }
        append(table.header.names, .tableHeader)
        for row in table.rows { append(row.fields, .tableRow) }
        return Document(id: file.path, uri: file.uri, title: file.stem, text: text, blocks: blocks)
    }
}
