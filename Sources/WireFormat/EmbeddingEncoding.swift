/// How an answer writes the components of a vector.
package enum EmbeddingEncoding: String, Sendable {
    /// A list of numbers.
    case float
    /// Numbers of 4 bytes, the lowest byte first, in base64.
    case base64
}
