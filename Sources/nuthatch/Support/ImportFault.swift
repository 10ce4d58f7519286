import RAGCore

/// What is wrong with a line of an export. A description continues a sentence that names the line.
enum ImportFault: Error, CustomStringConvertible {
    case notADocument
    case unknownCollection(String)
    case document(DocumentFault)
    case contentHash
    case noChunkOfText(Int)
    case editedText(Int)
    case vector(Int, dimension: Int)

    var description: String {
        switch self {
        case .notADocument: "it is no document as nuthatch export writes one"
        case .unknownCollection(let name): "the first line names no collection “\(name)”"
        case .document(let fault): fault.description
        case .contentHash: "its content hash is not 64 hexadecimal digits"
        case .noChunkOfText(let index): "chunk \(index) lies outside its text, or cuts a character"
        case .editedText(let index):
            "chunk \(index) is not the text that was exported; change documents where they come from, and ingest them"
        case .vector(let index, let dimension):
            "the vector of chunk \(index) is no unit vector of \(dimension) components"
        }
    }
}
