import Gateway
import HTTPTypes
import Hummingbird
import NIOCore

extension Exchange {
    convenience init(_ request: Request, from address: SocketAddress?, start: ContinuousClock.Instant) {
        let headers = request.headers
        self.init(
            address: address,
            requestID: headers[.requestID].flatMap { Self.isName($0, limit: 128) ? $0 : nil } ?? RequestID.make(),
            serviceName: headers[.serviceName].flatMap { Self.isName($0, limit: 64) ? $0 : nil },
            start: start,
            patience: headers[.timeout].flatMap { Int($0) }.flatMap {
                (1...600_000).contains($0) ? .milliseconds($0) : nil
            },
            traceParent: headers[.traceParent]
        )
    }

    /// A limit of time that cannot be read would be no limit.
    func checkPatience(of request: Request) throws(ServiceFailure) {
        guard let text = request.headers[.timeout], patience == nil else { return }
        throw ServiceFailure(
            .invalidValue,
            "X-Request-Timeout-Ms is “\(ServiceFailure.shown(text))”; it must be 1 to 600000.",
            param: "X-Request-Timeout-Ms"
        )
    }

    /// What goes into logs and metrics as it came: letters, digits and `- _ . :`.
    private static func isName(_ text: String, limit: Int) -> Bool {
        (1...limit).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                    UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
