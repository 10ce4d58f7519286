/// A parsed text and its tape. A class, so that a node keeps both alive with one count of references.
final class JSONStorage: Sendable {
    let bytes: [UInt8]
    let tape: [JSONEntry]

    init(bytes: [UInt8], tape: [JSONEntry]) {
        self.bytes = bytes
        self.tape = tape
    }
}
