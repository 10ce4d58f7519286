import NIOHTTP1

/// What the head of a request must be, beyond what the parser demands.
///
/// Whatever two servers could read in two ways is refused (RFC 9112, sections 3.2 and 6.3): a second `Content-Length`, a
/// `Transfer-Encoding` beside it or other than `chunked`, none or two `Host`, versions other than 1.0 and 1.1.
struct RequestRules {
    var limits: RequestLimits

    func refusal(of head: HTTPRequestHead) -> Refusal? {
        guard head.version == .http1_1 || head.version == .http1_0 else { return .badRequest }
        if head.uri.utf8.count > limits.targetBytes { return .targetTooLong }
        guard head.method != .CONNECT, isTarget(head.uri.utf8) else { return .badRequest }
        return refusal(ofFieldsOf: head)
    }

    private func refusal(ofFieldsOf head: HTTPRequestHead) -> Refusal? {
        var bytes = 0
        var hosts = 0
        var lengths = 0
        var encodings = 0
        var length = 0
        var isUnexpected = false
        for (name, value) in head.headers {
            bytes += name.utf8.count + value.utf8.count
            switch name.utf8.count {
            case 4 where isSame(name, "host"):
                hosts += 1
                guard isHost(value.utf8) else { return .badRequest }
            case 6 where isSame(name, "expect"):
                isUnexpected = !isSame(value, "100-continue")
            case 14 where isSame(name, "content-length"):
                lengths += 1
                guard let count = digits(value.utf8) else { return .badRequest }
                length = count
            case 17 where isSame(name, "transfer-encoding"):
                encodings += 1
                guard isSame(value, "chunked") else { return .badRequest }
            default:
                break
            }
        }
        let isOld = head.version == .http1_0
        guard lengths + encodings <= 1, !(isOld && encodings > 0) else { return .badRequest }
        guard hosts == 1 || (isOld && hosts == 0) else { return .badRequest }
        if bytes > limits.headerBytes || head.headers.count > limits.headerFields { return .headersTooLarge }
        if length > limits.bodyBytes { return .bodyTooLarge }
        return isUnexpected ? .expectationFailed : nil
    }

    /// A path, `*`, or a URL; no bytes but visible ASCII, and no fragment.
    private func isTarget(_ target: String.UTF8View) -> Bool {
        guard let first = target.first else { return false }
        let begins = first == UInt8(ascii: "/") || first == UInt8(ascii: "h") || first == UInt8(ascii: "H")
        guard begins || target.elementsEqual("*".utf8) else { return false }
        return target.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "#") }
    }

    /// Letters, digits and what stands in names, addresses and ports; empty is allowed (RFC 9110, 7.2).
    private func isHost(_ host: String.UTF8View) -> Bool {
        host.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
                UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "~"):
                true
            default: false
            }
        }
    }

    /// A number of at most 18 digits.
    private func digits(_ text: String.UTF8View) -> Int? {
        guard 1...18 ~= text.count, text.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private func isSame(_ text: String, _ lowercase: String) -> Bool {
        FieldList.isSame(text.utf8, lowercase.utf8)
    }
}
