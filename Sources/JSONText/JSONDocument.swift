/// A JSON text, parsed once into a flat list of values over its own bytes.
///
/// Strict as RFC 8259 has it: UTF-8 and nothing else, no byte order mark, one value and nothing behind it. Equal keys are
/// allowed, and the last counts. A number may be of any size, and so `double` may have none; half a surrogate pair may
/// stand as an escape. Time is linear, nesting is bounded by `depthLimit`, and memory by sixteen times the text (`0,0,0`; requests
/// take about twice).
package struct JSONDocument: Sendable {
    /// The depth of arrays and objects that is still read; a lone `[]` has depth 1.
    package static let depthLimit = 64

    let storage: JSONStorage

    package init(_ bytes: [UInt8]) throws(JSONError) {
        storage = JSONStorage(bytes: bytes, tape: try JSONScanner.tape(of: bytes.span))
    }

    package var bytes: [UInt8] { storage.bytes }

    package var root: JSONNode { JSONNode(storage: storage, index: 0) }
}

/// A class, so that a node keeps it alive with one count of references.
final class JSONStorage: Sendable {
    let bytes: [UInt8]
    let tape: [JSONEntry]

    init(bytes: [UInt8], tape: [JSONEntry]) {
        self.bytes = bytes
        self.tape = tape
    }
}
