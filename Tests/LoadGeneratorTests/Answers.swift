/// What a server of these tests says.
enum Answers {
    /// Two bytes, under the request's own number.
    static func echo(of request: String, status: String = "200 OK", header: String = "") -> String {
        let line = request.split(separator: "\r\n").first { $0.hasPrefix("X-Request-ID: ") } ?? ""
        return "HTTP/1.1 \(status)\r\n\(line)\r\n\(header)Content-Length: 2\r\n\r\nok"
    }
}
