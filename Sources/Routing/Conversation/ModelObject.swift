import JSONText

/// The object of JSON in what a model wrote, also where it has a fence or a sentence around it.
enum ModelObject {
    /// A longer reply is no answer to what was asked.
    static let byteLimit = 16_384

    /// Nil where there is none that can be read.
    static func read(_ reply: String) -> JSONNode? {
        let bytes = Array(reply.utf8)
        guard bytes.count <= byteLimit, let start = bytes.firstIndex(of: UInt8(ascii: "{")),
            let end = bytes.lastIndex(of: UInt8(ascii: "}")), start < end,
            let document = try? JSONDocument(Array(bytes[start...end]))
        else { return nil }
        return document.root.kind == .object ? document.root : nil
    }

    /// What a prompt quotes of a text from outside: the first bytes of it, in one line and without what is not seen.
    static func quoted(_ text: String, limit: Int) -> String {
        let head = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
        let scalars = head.unicodeScalars.lazy.filter { scalar in
            scalar.properties.generalCategory != .format && !scalar.properties.isVariationSelector
                && scalar != "\u{FFFD}"
        }
        let shown = scalars.map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
        }
        return String(String.UnicodeScalarView(shown)).split(separator: " ").joined(separator: " ")
    }
}
