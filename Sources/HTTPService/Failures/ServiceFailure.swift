import JSONText

/// Why a request got no answer. The sentence names the bad value, the rule and the way out.
package struct ServiceFailure: Error, Equatable {
    package var code: FailureCode
    package var message: String
    /// The field that it is about.
    package var param: String?
    /// When it may be worth another try.
    package var retryAfter: Duration?
    /// What a route that does not know the method knows.
    package var allowed: [String] = []

    package init(_ code: FailureCode, _ message: String, param: String? = nil, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.param = param
        self.retryAfter = retryAfter
    }

    package var status: Int { code.status }

    /// The body that every failure has.
    package var body: [UInt8] {
        var body = Array(#"{"error":{"message":"#.utf8)
        body.appendJSON(message)
        body += #","type":"\#(code.type)","param":"#.utf8
        if let param { body.appendJSON(param) } else { body += "null".utf8 }
        body += #","code":"\#(code.rawValue)"}}"#.utf8
        return body
    }

    /// In whole seconds, at least 1, as the header wants it.
    package var retryAfterSeconds: Int? {
        retryAfter.map { Int(max(1, ($0 / .seconds(1)).rounded(.up))) }
    }
}

extension ServiceFailure {
    static func collectionNotFound(_ name: String) -> ServiceFailure {
        ServiceFailure(
            .collectionNotFound,
            "There is no collection “\(shown(name))”; GET /v1/collections lists those of this key.",
            param: "collection"
        )
    }

    static let internalError = ServiceFailure(
        .internalError,
        "The service failed; the log has the reason under the id in X-Request-ID."
    )

    static func overloaded(_ wait: Duration = .seconds(1)) -> ServiceFailure {
        ServiceFailure(.overloaded, "The service is at its limit; try again later.", retryAfter: wait)
    }

    /// A caller's text in a sentence: short, and on one line.
    static func shown(_ text: String) -> String {
        String(
            text.unicodeScalars.prefix(60).filter { $0.properties.generalCategory != .control }.map(Character.init)
        )
    }
}
