/// Why bytes are not JSON.
package enum JSONFault: Error, Equatable, CustomStringConvertible {
    case unexpected(String, expected: String)
    case endOfText(expected: String)
    case trailing(String)
    case badEscape
    case controlCharacter
    case badNumber
    case notUTF8
    case tooDeep(limit: Int)
    case tooLong(limit: Int)

    package var description: String { description(of: "text") }

    /// The fault as part of a sentence that begins with where it is.
    ///
    /// - Parameter whole: what was parsed: "text", or "line".
    package func description(of whole: String) -> String {
        switch self {
        case .unexpected(let found, let expected): "stands \(found) where \(expected) is expected"
        case .endOfText(let expected): "the \(whole) ends where \(expected) is expected"
        case .trailing(let found): "stands \(found) where the end of the \(whole) is expected"
        case .badEscape: "a backslash begins no escape of JSON"
        case .controlCharacter: "a string holds a control character; escape it, as in \\n"
        case .badNumber: "a number is not written as JSON has it"
        case .notUTF8: "the \(whole) is not UTF-8"
        case .tooDeep(let limit): "values are nested deeper than \(limit); flatten them"
        case .tooLong(let limit): "the \(whole) is longer than \(limit) bytes"
        }
    }
}
