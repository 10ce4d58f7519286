/// Why a file of outcomes or predictions cannot be measured. Lines count from 1.
package enum RoutingError: Error, Equatable, CustomStringConvertible {
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case notJSON(String)
        case notAnObject
        case repeatedKey(String)
        case missing(String)
        case notText(String)
        case notBoolean(String)
        case notNumber(String)
        case outOfRange(String, Double, rule: String)
        case emptyText(String)
        /// The lines before have the key and this one does not, or the other way round.
        case unevenKey(String, isHere: Bool)
        case notOutcome(column: String, String)

        package var description: String {
            switch self {
            case .notJSON(let problem): "it is not JSON: \(problem)."
            case .notAnObject: "it is not a JSON object; write one in each line."
            case .repeatedKey(let key): "\"\(key)\" stands twice; write it once."
            case .missing(let key): "\"\(key)\" is missing; each line needs it."
            case .notText(let key): "\"\(key)\" is not a text; write it in quotes."
            case .notBoolean(let key): "\"\(key)\" is neither true nor false."
            case .notNumber(let key): "\"\(key)\" is not a finite number."
            case .outOfRange(let key, let value, let rule): "\"\(key)\" is \(value); it must be \(rule)."
            case .emptyText(let key): "\"\(key)\" is empty; write the text."
            case .unevenKey(let key, let isHere):
                "\"\(key)\" \(isHere ? "stands here and not in the lines before" : "is missing and the lines before have it")"
                    + "; give it to all lines or to none."
            case .notOutcome(let column, let value):
                "\"\(column)\" is \"\(Self.shown(value))\"; it must be true or false, 1 or 0."
            }
        }

        /// The start of a value that may be of any length.
        private static func shown(_ value: String) -> String {
            value.count > 40 ? value.prefix(40) + "…" : value
        }
    }

    case line(file: String, line: Int, Fault)
    case empty(file: String)
    case missingColumn(String, file: String, columns: [String])
    case columnsNotNamed(file: String, columns: [String])

    package var description: String {
        switch self {
        case .line(let file, let line, let fault): "\(file), line \(line): \(fault)"
        case .empty(let file): "\(file) is empty; write a JSON object in each line."
        case .missingColumn(let name, let file, let columns):
            "\(file) has no column \"\(name)\"; its columns are \(Self.list(columns))."
        case .columnsNotNamed(let file, let columns):
            "\(file): which column is the weak model's and which the strong one's is not clear; name them with --weak and "
                + "--strong, of \(Self.list(columns))."
        }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
