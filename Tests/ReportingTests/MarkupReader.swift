/// Reads a page strictly: what is opened is closed in order, attributes are quoted, and a `<` begins a tag.
struct MarkupReader {
    struct Tag: Equatable {
        var name: String
        var attributes: [String: String]
    }

    enum Fault: Error {
        case unclosed(String)
        case unexpected(String)
    }

    private(set) var tags: [Tag] = []
    private(set) var text = ""
    private var open: [String] = []

    init(_ page: String) throws {
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            rest = rest[start...].dropFirst()
            let end = try Self.end(of: rest)
            try read(rest[..<end])
            rest = rest[end...].dropFirst()
        }
        text += rest
        guard open.isEmpty else { throw Fault.unclosed(open.joined(separator: " ")) }
    }

    /// Where the tag ends: at the first `>` that is not in quotes.
    private static func end(of rest: Substring) throws -> Substring.Index {
        var isQuoted = false
        for index in rest.indices {
            if rest[index] == "\"" { isQuoted.toggle() }
            if rest[index] == ">", !isQuoted { return index }
            if rest[index] == "<" { throw Fault.unexpected(String(rest[...index].suffix(60))) }
        }
        throw Fault.unclosed(String(rest.prefix(60)))
    }

    private mutating func read(_ tag: Substring) throws {
        if tag.hasPrefix("!") { return }
        if tag.hasPrefix("/") {
            guard open.popLast() == tag.dropFirst().description else { throw Fault.unexpected(String(tag)) }
            return
        }
        let isEmpty = tag.hasSuffix("/")
        let body = isEmpty ? tag.dropLast() : tag
        let name = String(body.prefix { $0 != " " })
        guard name.allSatisfy({ $0.isLetter || $0.isNumber }) else { throw Fault.unexpected(String(tag)) }
        tags.append(Tag(name: name, attributes: try Self.attributes(body.dropFirst(name.count))))
        if !isEmpty, name != "meta" { open.append(name) }
    }

    private static func attributes(_ text: Substring) throws -> [String: String] {
        var attributes: [String: String] = [:]
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { throw Fault.unexpected(String(text)) }
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            guard parts[index].first == " ", parts[index].last == "=" else { throw Fault.unexpected(String(text)) }
            attributes[String(parts[index].dropFirst().dropLast())] = String(parts[index + 1])
        }
        return attributes
    }
}
