extension Reply {
    /// Lets a fault have its way. Those of the content have been dealt with where the content was made.
    ///
    /// - Parameter authorization: the header of the call.
    mutating func apply(_ injection: Injection, authorization: String?) {
        applyToConnection(injection)
        applyToFraming(injection)
        applyToHead(injection, authorization: authorization)
        applyToBody(injection)
        applyToStream(injection)
    }

    private mutating func applyToConnection(_ injection: Injection) {
        let value = injection.value
        switch injection.fault {
        case .delay: latency += .milliseconds(value)
        case .refuse:
            sideEffects.append(.stopListening(.milliseconds(value)))
            ending = .reset(.start)
        case .resetAtAccept: sideEffects.append(.resetNext(value))
        case .hang: ending = .hang(.start)
        case .hangAfterHead: ending = .hang(.head)
        case .hangMidBody: ending = .hang(.middle)
        case .drip:
            // At most a hundred writes a second.
            let size = max(1, value / 100)
            pace = (size, .microseconds(size * 1_000_000 / value))
        case .resetBefore: ending = .reset(.start)
        case .resetAfterHead: ending = .reset(.head)
        case .resetMidBody: ending = .reset(.middle)
        case .closeBefore: ending = .close(.start)
        case .halfBody: (ending, isChunked) = (.close(.middle), false)
        case .chunkedCut: (ending, isChunked) = (.close(.middle), true)
        case .closeIdle: ending = .closeWhenIdle(.milliseconds(value))
        case .splitCharacters: pace = (1, .zero)
        default: break
        }
    }

    private mutating func applyToFraming(_ injection: Injection) {
        switch injection.fault {
        case .chunkSizeText: chunkFault = .sizeLine("zz")
        case .chunkSizeNegative: chunkFault = .sizeLine("-1")
        case .chunkSizeLong: chunkFault = .sizeLine("10000000000000000")
        case .chunkExtension: chunkFault = .fullExtension(bytes: injection.value)
        case .chunkBareLF: chunkFault = .bareLF
        default: return
        }
        isChunked = true
    }

    private mutating func applyToHead(_ injection: Injection, authorization: String?) {
        let value = injection.value
        switch injection.fault {
        case .status: fail(value, authorization: authorization)
        case .retryAfter: setRetryAfter(String(value), authorization: authorization)
        case .retryAfterDate: setRetryAfter(HTTPDate.text(secondsFromNow: value), authorization: authorization)
        case .retryAfterText: setRetryAfter("soon", authorization: authorization)
        case .retryAfterMilliseconds:
            setRetryAfter(String(value), name: "retry-after-ms", authorization: authorization)
        case .redirect:
            redirect(to: value == 0 ? "http://169.254.169.254/latest/meta-data/" : "http://127.0.0.1:\(value)/v1")
        case .redirectFile: redirect(to: "file:///etc/passwd")
        case .gzipLie: headers.append(("Content-Encoding", "gzip"))
        case .hugeHead: headers.append(("X-Filler", String(repeating: "f", count: value)))
        case .manyHeaders: headFlood = Flood(block: Array("X-Filler: f\r\n".utf8), times: value)
        case .informational:
            let response = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
            informational = Flood(block: Array(response.utf8), times: value)
        default: break
        }
    }

    private mutating func applyToBody(_ injection: Injection) {
        switch injection.fault {
        case .html: replace("<!DOCTYPE html><html><body><h1>It works!</h1></body></html>", "text/html")
        case .empty: replace("", "application/json")
        case .otherJSON: replace(#"{"status":"ok","items":[1,2,3]}"#, "application/json")
        case .errorInBody: failInBody()
        case .cutJSON: edit(event: 0.5) { $0 = $0.split(at: $0.bytes.count / 2).0 }
        case .duplicateKeys: insertFields(#""id":"x","object":"x","model":"x","choices":[],"data":[],"usage":null,"#)
        case .deep:
            let depth = injection.value
            insertFields(
                #""x_deep":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + ","
            )
        case .byteOrderMark: edit { $0.insert([0xEF, 0xBB, 0xBF], at: 0) }
        case .endless: (filler, isChunked) = (.endless(bytes: injection.value), true)
        case .longLine: filler = .longString(bytes: injection.value)
        default: break
        }
    }

    private mutating func applyToStream(_ injection: Injection) {
        switch injection.fault {
        case .sseCRLF: dialect.lineEnd = "\r\n"
        case .sseCR: dialect.lineEnd = "\r"
        case .sseNoSpace: dialect.hasBlank = false
        case .sseMultiLine: dialect.isMultiLine = true
        case .sseComments: dialect.hasComments = true
        case .sseErrorMid: endHalfway(with: [ReplyEvent(overloaded)])
        case .sseErrorEvent: endHalfway(with: [ReplyEvent(overloaded, name: "error")])
        case .sseNoDone: if case .events(let events) = body { body = .events(events.dropLast()) }
        case .sseEarlyDone: endHalfway(with: [.done])
        case .sseAfterDone:
            if case .events(let events) = body { body = .events(events + events.dropFirst().prefix(2) + [.done]) }
        default: break
        }
    }
}

// MARK: - Changes

extension Reply {
    private var overloaded: Template { ErrorBody(status: 529, authorization: nil).json }

    private mutating func fail(_ code: Int, authorization: String?) {
        replace(ErrorBody(status: code, authorization: authorization).json, "application/json")
        status = code
    }

    private mutating func setRetryAfter(_ value: String, name: String = "Retry-After", authorization: String?) {
        if status < 400 { fail(429, authorization: authorization) }
        headers.append((name, value))
    }

    private mutating func redirect(to location: String) {
        replace("", "text/plain")
        status = 302
        headers.append(("Location", location))
    }

    private mutating func failInBody() {
        switch body {
        case .whole: body = .whole(overloaded)
        case .events: body = .events([ReplyEvent(overloaded)])
        }
    }

    /// A whole body instead of what there is. Header fields but for the type stay.
    private mutating func replace(_ text: Template, _ contentType: String) {
        body = .whole(text)
        isChunked = false
        headers = headers.map { $0.name == "Content-Type" ? ($0.name, contentType) : $0 }
    }

    private mutating func replace(_ text: String, _ contentType: String) {
        replace(Template(text), contentType)
    }

    /// Puts members in front of all others.
    private mutating func insertFields(_ fields: String) {
        edit { text in
            if text.bytes.first == UInt8(ascii: "{") { text.insert(Array(fields.utf8), at: 1) }
        }
    }
}
