/// What a key has spent on a day.
package struct KeySpend: Sendable, Equatable, Codable {
    package var keyID: String
    /// Days since 1970-01-01.
    package var day: Int
    package var cost: Money

    package init(keyID: String, day: UTCDay, cost: Money) {
        self.keyID = keyID
        self.day = day.number
        self.cost = cost
    }
}
