/// The bytes of a request, with places for its number.
///
/// Each request carries its number in `X-Request-ID`, which has to come back: an answer with another belongs to somebody
/// else. In the body the number stands where `numberMark` is, so that no two bodies are equal.
package struct RequestTemplate: Sendable {
    /// Twelve characters, as many as digits are written.
    package static let numberMark = "############"
    static let canaryPrefix = Array("load-".utf8)

    private let bytes: [UInt8]
    /// Where digits of the number begin.
    private let places: [Int]

    /// - Parameters:
    ///   - headers: beside Host, X-Request-ID, Content-Type and Content-Length.
    ///   - body: JSON; nil sends none.
    package init(_ method: String, _ path: String, headers: [(String, String)] = [], body: String? = nil) {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Request-ID: load-\(Self.numberMark)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if let body { head += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n" }
        let bytes = Array(head.utf8) + Array("\r\n".utf8) + Array((body ?? "").utf8)
        let mark = Array(Self.numberMark.utf8)
        self.bytes = bytes
        places = bytes.indices.dropLast(mark.count - 1).filter {
            bytes[$0] == mark[0] && bytes[$0...].starts(with: mark)
        }
    }

    /// - Parameter number: its last twelve digits count.
    func write(_ number: Int, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: bytes)
        for place in places {
            var rest = number.magnitude
            for digit in (0..<12).reversed() {
                output[start + place + digit] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
    }
}
