/// The right to carry out a request.
package struct IdempotencyTicket: Sendable, Hashable, Codable {
    package var number: Int64

    package init(number: Int64) {
        self.number = number
    }
}
