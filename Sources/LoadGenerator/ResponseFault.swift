/// What makes bytes no answer of HTTP/1.1.
package enum ResponseFault: Error, Equatable {
    case badStatusLine, badHeader, badLength, badChunk, tooLong, cutShort
    /// A stream of events ended without the event that ends it.
    case unfinishedStream
}
