import JSONText

/// A line of `corpus.jsonl` or `queries.jsonl`.
struct BEIRLine {
    let id: String
    private let object: JSONNode

    init(_ line: Span<UInt8>) throws(FileFault) {
        do throws(JSONError) {
            object = try JSONDocument(line.indices.map { line[$0] }).root
        } catch {
            throw .notJSON(error.fault, offset: error.offset)
        }
        guard object.kind == .object else { throw .notObject }
        id = try Self.id(object["_id"])
    }

    /// Empty where there is none.
    var title: String {
        get throws(FileFault) {
            guard let title = object["title"], title.kind != .null else { return "" }
            guard let text = title.string else { throw .title }
            return text
        }
    }

    var text: String {
        get throws(FileFault) {
            guard let text = object["text"]?.string else { throw .missingText }
            return text
        }
    }

    private static func id(_ node: JSONNode?) throws(FileFault) -> String {
        let id = node?.kind == .number ? node.map { String(decoding: $0.bytes, as: UTF8.self) } : node?.string
        guard let id, !id.isEmpty else { throw .missingID }
        return id
    }
}
