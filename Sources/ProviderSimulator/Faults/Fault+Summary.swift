extension Fault {
    /// The table of all faults, a line each.
    package static var list: String {
        let rows = allCases.map { fault in
            (name: fault.rawValue + (fault.parameter.map { "[=\($0.unit)]" } ?? ""), fault: fault)
        }
        let width = rows.map(\.name.count).max() ?? 0
        let lines = rows.map { row in
            let usual = row.fault.parameter.map { " (\($0.usual))" } ?? ""
            return row.name + String(repeating: " ", count: width + 2 - row.name.count) + row.fault.summary + usual
        }
        return lines.joined(separator: "\n")
    }

    /// What it does, in a line.
    var summary: String {
        switch self {
        case .delay: "the first byte comes that much later"
        case .refuse: "the connection is reset, and for that time no new one is accepted"
        case .resetAtAccept: "the call is answered, and so many next connections are reset as they come"
        case .hang: "silence after the request"
        case .hangAfterHead: "the head, then silence"
        case .hangMidBody: "half of the body, then silence"
        case .drip: "the answer at that rate"
        case .resetBefore: "RST instead of an answer"
        case .resetAfterHead: "RST after the head"
        case .resetMidBody: "RST after half of the body"
        case .closeBefore: "FIN instead of an answer"
        case .halfBody: "Content-Length says all, and after half comes the FIN"
        case .chunkedCut: "the FIN comes in the middle of a chunk"
        case .closeIdle: "the answer promises keep-alive, and after that time comes the FIN"
        case .chunkSizeText: "a chunk's size is \"zz\""
        case .chunkSizeNegative: "a chunk's size is -1"
        case .chunkSizeLong: "a chunk's size has 17 digits"
        case .chunkExtension: "a chunk's size has an extension of so many bytes"
        case .chunkBareLF: "lines of the chunks end with LF alone"
        case .status: "an error with that status, and a body in OpenAI's shape; a 401 repeats the key it got"
        case .retryAfter: "Retry-After in seconds; with a 429 if no status is asked for"
        case .retryAfterDate: "Retry-After as a date that far from now, below 0 a past one"
        case .retryAfterText: "Retry-After: soon"
        case .retryAfterMilliseconds: "retry-after-ms"
        case .redirect: "302 to that port of 127.0.0.1, or with 0 to http://169.254.169.254/"
        case .redirectFile: "302 to file:///etc/passwd"
        case .gzipLie: "Content-Encoding: gzip on a plain body"
        case .hugeHead: "a header field of that length"
        case .manyHeaders: "so many header fields"
        case .informational: "so many responses 103 before the answer"
        case .html: "200 with a page of HTML"
        case .empty: "200 with no body"
        case .cutJSON: "200 with the first half of the JSON; in a stream, of a frame"
        case .otherJSON: "200 with JSON that is no answer"
        case .duplicateKeys: "keys that come again later with other values"
        case .deep: "arrays nested so deep"
        case .numberHuge: "the number 1e400"
        case .numberNegativeZero: "the number -0"
        case .numberLong: "a number of 20 digits"
        case .numberNaN: "NaN for a number"
        case .endless: "a body of so many bytes more, 0 without end"
        case .longLine: "a content of that length, in a stream in one line"
        case .badUTF8: "bytes that are no UTF-8"
        case .splitCharacters: "each byte of the body in a write of its own, characters of up to 4 bytes among them"
        case .loneSurrogate: "half of a surrogate pair as an escape"
        case .nulEscape: "NUL as an escape"
        case .nulByte: "NUL as it is"
        case .byteOrderMark: "a byte order mark before the body"
        case .noUsage: "no usage"
        case .errorInBody: "200 with an error object; in a stream, as its first frame"
        case .sseCRLF: "lines end with CRLF"
        case .sseCR: "lines end with CR"
        case .sseNoSpace: "no blank after \"data:\""
        case .sseMultiLine: "the data of a frame in several lines"
        case .sseComments: "comments between the frames"
        case .sseErrorEvent: "an event named error in the middle, then the end"
        case .sseErrorMid: "an error object in the middle, then the end"
        case .sseNoDone: "no [DONE]"
        case .sseEarlyDone: "[DONE] after half of the text, then the end"
        case .sseRoleOnly: "a delta with a role and no text"
        case .sseAfterDone: "frames after [DONE]"
        case .embedFewer: "a vector is missing"
        case .embedMore: "a vector too many"
        case .embedPermuted: "the vectors in reverse order, each with its own index"
        case .embedDuplicate: "an index comes twice"
        case .embedDimension: "vectors of that dimension"
        case .embedNaN: "NaN in a vector"
        case .embedZero: "a vector of zeros"
        case .embedBase64: "base64, asked for or not"
        }
    }
}
