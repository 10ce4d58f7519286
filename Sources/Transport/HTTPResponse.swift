/// A whole response. Any status is a response, and none is an error here.
package struct HTTPResponse: Sendable {
    package var head: HTTPHead
    package var body: [UInt8]
    package var times: TransferTimes

    package init(head: HTTPHead, body: [UInt8], times: TransferTimes = TransferTimes()) {
        self.head = head
        self.body = body
        self.times = times
    }
}
