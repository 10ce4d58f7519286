/// SHA-256 of what a document or a chunk is made of.
package struct ContentHash: Sendable, Hashable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}
