/// How large a request may be.
package struct RequestLimits: Sendable {
    /// Names and values of all fields together, in bytes.
    package var headerBytes = 16 << 10
    package var headerFields = 100
    /// The target in the first line, in bytes.
    package var targetBytes = 8 << 10
    /// In bytes, without the framing of chunks.
    package var bodyBytes = 16 << 20

    package init() {}
}
