import JSONText

/// What every answer of an upstream must be, whatever was asked.
enum UpstreamAnswer {
    /// The object that a body holds.
    ///
    /// - Throws: for nothing, a web page, what is not JSON, and for an error that came as a success.
    static func document(_ bytes: [UInt8]) throws(WireError) -> JSONDocument {
        guard let first = bytes.first(where: { $0 > 0x20 }) else { throw .emptyAnswer }
        guard first != UInt8(ascii: "<") else { throw .webPage }
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(bytes)
        } catch {
            throw .answerNotJSON(error)
        }
        if let fault = UpstreamFault(answer: document.root) { throw .upstreamFault(fault) }
        return document
    }
}
