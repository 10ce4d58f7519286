/// Carries requests to upstreams.
///
/// When the calling task is cancelled, both calls throw `CancellationError` at once and the connection is closed.
package protocol HTTPTransport: Sendable {
    /// The whole response.
    func response(to request: HTTPRequest) async throws -> HTTPResponse

    /// The response as a stream, as soon as its head is there.
    func stream(_ request: HTTPRequest) async throws -> HTTPStream
}
