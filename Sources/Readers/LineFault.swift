package import JSONText

/// What is wrong with a line, or with the record that begins on it.
package enum LineFault: Error, Equatable, CustomStringConvertible {
    // Fields of any format.
    case invalidDate(key: String, value: String)
    case datesReversed(from: String, until: String)
    case notOneValue(key: String)
    case noText(expected: String)
    case duplicateIdentifier(String, firstLine: Int)
    case repeatedText(firstLine: Int)

    // Front matter.
    case invalidYAML(String)
    case yamlNotMapping
    case yamlReference
    case yamlTooDeep(limit: Int)

    // CSV.
    case fieldCount(Int, header: Int)
    case openQuote
    case textAfterQuote
    case quoteInField
    case duplicateHeader(String)
    case noRows
    case tooManyCells(limit: Int)
    case fieldTooLong(limit: Int)

    // JSON.
    case invalidJSON(JSONFault, column: Int)
    case notAnObject(String)

    package var description: String {
        switch self {
        case .invalidDate(let key, let value):
            "\(key) is \"\(value)\", which is no date; write a day that exists as 2026-11-21."
        case .datesReversed(let from, let until): "it is valid from \(from) until \(until), which is before; swap them."
        case .notOneValue(let key): "\(key) must be one value, not a list or an object."
        case .noText(let expected): "it has no text; \(expected)."
        case .duplicateIdentifier(let id, let line):
            "the id \"\(id)\" is that of line \(line) already; ids must differ."
        case .repeatedText(let line): "it begins as line \(line) does and neither has an id; give them ids."
        case .invalidYAML(let problem):
            "the front matter is not valid YAML (\(problem)); quote values that hold : or #."
        case .yamlNotMapping: "the front matter must be a list of `key: value` lines."
        case .yamlReference: "the front matter uses a YAML anchor or alias (& or *); write the value out, or quote it."
        case .yamlTooDeep(let limit): "the front matter is nested deeper than \(limit); flatten it."
        case .fieldCount(let count, let header):
            "\(count) \(count == 1 ? "field" : "fields") where the header has \(header); "
                + "quote fields that hold the separator."
        case .openQuote:
            "a quoted field is opened here and never closed; close it, or write \"\" for a quote in a field."
        case .textAfterQuote: "text follows a closing quote; write \"\" for a quote in a field."
        case .quoteInField: "a quote stands inside a field that is not quoted; quote the field and double the quote."
        case .duplicateHeader(let name): "the header names \"\(name)\" twice; give each column its own name."
        case .noRows: "there is a header and no row below it."
        case .tooManyCells(let limit): "the table has more than \(limit) cells; split it."
        case .fieldTooLong(let limit): "a field is longer than \(limit) bytes; is a closing quote missing?"
        case .invalidJSON(let fault, let column): "at column \(column) \(fault.description(of: "line"))."
        case .notAnObject(let found): "it is \(found); each line must be one JSON object."
        }
    }
}
