/// Why bytes are not JSON.
package enum JSONFault: Error, Equatable, CustomStringConvertible {
    case unexpected(String, expected: String)
    case endOfLine(expected: String)
    case badEscape
    case controlCharacter
    case badNumber
    case tooDeep(limit: Int)

    package var description: String {
        switch self {
        case .unexpected(let found, let expected): "stands \(found) where \(expected) is expected"
        case .endOfLine(let expected): "the line ends where \(expected) is expected"
        case .badEscape: "a backslash begins no escape of JSON"
        case .controlCharacter: "a string holds a control character; escape it, as in \\n"
        case .badNumber: "a number is not written as JSON has it"
        case .tooDeep(let limit): "values are nested deeper than \(limit); flatten them"
        }
    }
}
