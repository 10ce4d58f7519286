import JSONText
package import RAGCore

/// Reads JSON lines: one object a line, one document an object.
///
/// - A question with an answer is a document whose title is the question and whose text is the answer.
/// - An object with a `sku` or a `price` is a product, whose text is written out by `ProductText`.
/// - Any other needs text, under `text`, `body`, `content` or `description`.
///
/// Its id is `id`, `_id` or `sku`, or else made of its words; its title `title` or `name`; its address `url` or `uri`.
/// `language`, `audience`, `valid_from` and `valid_until` are recognised. All other scalars and lists are metadata, as are
/// the members of `attributes` and `metadata`, under their own names; what stands at the top wins. Blank lines are passed
/// over.
package struct JSONLinesReader: DocumentReader {
    package init() {}

    package var fileExtensions: [String] { ["jsonl", "ndjson"] }

    package func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        let text = try SourceText(of: file, isJSON: true)
        var identifiers = UniqueIdentifiers(path: file.path)
        var documents: [Document] = []
        var lines = Lines(of: text.bytes)
        while let line = lines.next() {
            guard !line.content.isEmpty else { continue }
            do throws(LineFault) {
                let record = try JSONRecord(Self.members(of: line.content))
                documents.append(try record.document(in: file, line: line.number, &identifiers))
            } catch {
                throw .line(file.uri, line.number, error)
            }
        }
        return documents
    }

    private static func members(of line: ArraySlice<UInt8>) throws(LineFault) -> [JSONValue.Member] {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(JSONDocument(Array(line)).root)
        } catch {
            throw .invalidJSON(error.fault, column: error.offset + 1)
        }
        switch value {
        case .object(let members): return members
        case .array: throw .notAnObject("an array")
        case .string: throw .notAnObject("a string")
        case .number: throw .notAnObject("a number")
        case .bool, .null: throw .notAnObject("the word \(value.text ?? "null")")
        }
    }
}
