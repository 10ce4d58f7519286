import JSONText
import Upstreams
import YAMLText

/// The way to a value of a JSON text: `$.order.shipments[0].carrier`, `$['delivery date']`.
///
/// The part of RFC 9535 that leads to one place: names and positions, no wildcards, filters or descents.
struct JSONPath: Sendable, Equatable {
    private enum Step: Equatable {
        case name(String)
        case position(Int)
    }

    static let rule = "a path such as $.order.status, $.shipments[0].carrier or $['delivery date'], of up to 16 steps"
    private static let lengthLimit = 256
    private static let stepLimit = 16

    private let steps: [Step]

    /// Nil where it is none, or longer than 256 bytes or 16 steps.
    init?(_ text: String) {
        guard text.utf8.count <= Self.lengthLimit, text.first == "$" else { return nil }
        var steps: [Step] = []
        var rest = text.dropFirst()
        while let mark = rest.popFirst() {
            guard steps.count < Self.stepLimit, let step = mark == "." ? Self.name(&rest) : Self.bracket(mark, &rest)
            else { return nil }
            steps.append(step)
        }
        self.steps = steps
    }

    /// Nil where there is no such place.
    func value(in root: JSONNode) -> JSONNode? {
        var node = root
        for step in steps {
            let next: JSONNode? =
                switch step {
                case .name(let name): node[name]
                case .position(let position): node.elements.dropFirst(position).first { _ in true }
                }
            guard let next else { return nil }
            node = next
        }
        return node
    }

    private static func name(_ rest: inout Substring) -> Step? {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard let first = name.utf8.first, !ASCII.isDigit(first),
            name.utf8.allSatisfy({ ASCII.isWord($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 })
        else { return nil }
        rest = rest.dropFirst(name.count)
        return .name(String(name))
    }

    private static func bracket(_ mark: Character, _ rest: inout Substring) -> Step? {
        guard mark == "[", let first = rest.first else { return nil }
        if first == "'" || first == "\"" {
            let name = rest.dropFirst().prefix { $0 != first && $0 != "\\" }
            rest = rest.dropFirst(name.count + 1)
            guard !name.isEmpty, rest.popFirst() == first, rest.popFirst() == "]" else { return nil }
            return .name(String(name))
        }
        let digits = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(digits.count)
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy(ASCII.isDigit), rest.popFirst() == "]",
            let position = Int(digits)
        else { return nil }
        return .position(position)
    }
}
