/// An answer of HTTP/1.1 as it came over the wire, in parts.
///
/// It reads what is well formed; of the rest it keeps the bytes.
package struct RawResponse: Sendable {
    package let bytes: [UInt8]
    /// 0 where there is none yet.
    package private(set) var status = 0
    /// Names in lower case.
    package private(set) var headers: [String: String] = [:]
    /// Without chunks, as far as these are sound.
    package private(set) var body: [UInt8] = []
    /// Whether it ends as its own head says it will.
    package private(set) var isWhole = false
    /// Where it ends, if it is whole.
    package private(set) var end = 0

    package var text: String { String(decoding: body, as: UTF8.self) }
    /// The data of its events that are written `data: ...` with LF.
    package var events: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
    }

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let blank = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
        let lines = String(decoding: bytes[..<blank.lowerBound], as: UTF8.self).split(separator: "\r\n")
        status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
        }
        readBody(from: blank.upperBound)
    }

    private mutating func readBody(from start: Int) {
        if headers["transfer-encoding"] == "chunked" { return readChunks(from: start) }
        guard let length = headers["content-length"].flatMap({ Int($0) }) else {
            isWhole = 100..<200 ~= status
            end = start
            return
        }
        end = min(start + length, bytes.count)
        body = Array(bytes[start..<end])
        isWhole = body.count == length
    }

    private mutating func readChunks(from start: Int) {
        var position = start
        while let lineEnd = bytes[position...].firstRange(of: Array("\r\n".utf8)) {
            let line = String(decoding: bytes[position..<lineEnd.lowerBound], as: UTF8.self)
            guard let size = Int(line, radix: 16), size >= 0, lineEnd.upperBound + size + 2 <= bytes.count else {
                return
            }
            body += bytes[lineEnd.upperBound..<lineEnd.upperBound + size]
            position = lineEnd.upperBound + size + 2
            if size == 0 {
                isWhole = true
                end = position
                return
            }
        }
    }
}
