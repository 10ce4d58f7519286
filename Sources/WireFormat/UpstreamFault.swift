package import JSONText

/// An error as OpenAI writes it, and as those write it who follow OpenAI loosely.
///
/// Its texts are an upstream's: short, of one line, and with what looks like a key masked from the start. Before a caller
/// sees them, mask the keys that are known too.
package struct UpstreamFault: Error, Sendable, Equatable, CustomStringConvertible {
    package var message: String
    package var type: String?
    package var code: String?
    package var param: String?

    package init(message: String, type: String? = nil, code: String? = nil, param: String? = nil) {
        self.message = message
        self.type = type
        self.code = code
        self.param = param
    }

    /// What the body of a failed call says. Never fails: what cannot be understood is not quoted, as it could be
    /// anything.
    package init(body: [UInt8]) {
        let root = try? JSONDocument(body).root
        let object = root?.kind == .array ? root?.elements.first : root
        self = object.flatMap { Self(answer: $0) ?? Self(object: $0) } ?? Self(message: "")
    }

    /// The error that an answer with a status of success holds; nil where it is none.
    package init?(answer root: JSONNode) {
        if let error = root["error"], error.kind != .null, error.bool != false {
            self = Self(object: error) ?? Self(message: "")
        } else if root["object"]?.string == "error" {
            self = Self(object: root) ?? Self(message: "")
        } else {
            return nil
        }
    }

    /// The message itself, or an object that holds it.
    private init?(object: JSONNode) {
        let mask = SecretMask()
        func text(_ node: JSONNode?) -> String? {
            let text =
                node?.string ?? (node?.kind == .number ? node.map { String(decoding: $0.bytes, as: UTF8.self) } : nil)
            return text.map { Self.shortened(mask.masked($0)) }
        }
        guard let message = text(object) ?? text(object["message"]) ?? text(object["detail"]) else { return nil }
        self.init(
            message: message,
            type: text(object["type"]) ?? text(object["status"]),
            code: text(object["code"]),
            param: text(object["param"])
        )
    }

    /// Without what `mask` hides.
    package func masked(by mask: SecretMask) -> UpstreamFault {
        UpstreamFault(
            message: mask.masked(message),
            type: type.map(mask.masked),
            code: code.map(mask.masked),
            param: param.map(mask.masked)
        )
    }

    package var description: String {
        let kind = [type, code].compactMap { $0 }.joined(separator: ", ")
        let text = message.isEmpty ? "it gives no reason" : message
        return kind.isEmpty ? text : "\(text) (\(kind))"
    }

    /// The error as OpenAI writes it.
    package var body: [UInt8] {
        var body = Array(#"{"error":{"message":"#.utf8)
        body.appendJSON(message)
        for (name, value) in [("type", type), ("param", param), ("code", code)] {
            body += #","\#(name)":"#.utf8
            if let value { body.appendJSON(value) } else { body += "null".utf8 }
        }
        body += "}}".utf8
        return body
    }

    private static let lengthLimit = 500

    /// One line, and not the whole of a long text, which may quote the prompt.
    private static func shortened(_ text: String) -> String {
        let line = text.unicodeScalars.prefix(lengthLimit).map { scalar -> Character in
            scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
        return String(line) + (text.unicodeScalars.count > lengthLimit ? "…" : "")
    }
}
