/// What a request that was carried out was answered with.
package struct IdempotentReply: Sendable, Equatable, Codable {
    /// Bytes of a body that is kept.
    package static let largest = 1 << 20

    /// Of HTTP.
    package var status: Int
    package var body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
