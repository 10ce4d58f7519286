/// What is wrong with a file of settings, whatever it sets.
package enum YAMLProblem: Error, Equatable, CustomStringConvertible {
    case syntax(String)
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case reference
    case fieldName
    case repeatedField(String)
    case unknownField(String, section: String, known: [String])
    case missingField(String, section: String)
    case value(field: String, found: String, rule: String)

    package var description: String {
        switch self {
        case .syntax(let problem): "The YAML cannot be read: \(problem)."
        case .tooLarge(let limit): "The file is larger than \(limit / 1024) KiB; a configuration is not."
        case .tooDeep(let limit): "The YAML is nested more than \(limit) deep; a configuration is not."
        case .reference: "The YAML has an anchor (&) or an alias (*); write the value out in each place."
        case .fieldName: "A field's name is not one text; write lines such as “retry: {attempts: 2}”."
        case .repeatedField(let name): "The field \(Shown.text(name)) stands here twice; keep one."
        case .unknownField(let name, let section, let known): Self.unknown(name, in: section, known: known)
        case .missingField(let name, let section):
            "\(section.isEmpty ? "The file" : section) has no \(name); it must have one."
        case .value(let field, let found, let rule):
            "\(field.isEmpty ? "The configuration" : field) is \(found); it must be \(rule)."
        }
    }

    private static func unknown(_ name: String, in section: String, known: [String]) -> String {
        let place = section.isEmpty ? "" : " in \(section)"
        let question = Guess.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
        return
            "There is no field \(Shown.text(name))\(place).\(question) The fields are \(known.joined(separator: ", "))."
    }
}
