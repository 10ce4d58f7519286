/// Changes to the members of one object, made by splicing its text: what they do not name keeps its bytes.
///
/// Members are renamed first; then those named by `removed` go, whatever else is said of them, and the others get their
/// values. Of equal keys that are
/// named here the last member counts, and the others go.
package struct JSONEdit: Sendable {
    /// Values, as JSON texts, that take the place of those that are there, or stand at the end.
    package var values: [String: [UInt8]] = [:]
    /// Values, as JSON texts, for members that are missing.
    package var defaults: [String: [UInt8]] = [:]
    /// New names. A member whose new name is taken goes: whoever wrote that name meant it.
    package var renamed: [String: String] = [:]
    package var removed: Set<String> = []

    package init() {}

    /// The text of `object` with the changes made; as it is where it is no object.
    package func applied(to object: JSONNode) -> [UInt8] {
        guard object.kind == .object else { return Array(object.bytes) }
        let members = JSONMemberText.members(of: object)
        let text = object.storage.bytes
        var output: [UInt8] = []
        output.reserveCapacity(object.range.count + 64)
        output += text[object.range.lowerBound..<(members.first?.key.lowerBound ?? object.range.lowerBound + 1)]
        let last = Dictionary(members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: max)
        var names: Set<String> = []
        for (index, member) in members.enumerated() {
            if isNamed(member.name), last[member.name] != index { continue }
            let name = renamed[member.name] ?? member.name
            let isTaken = name != member.name && (last[name] != nil || names.contains(name))
            if isTaken || removed.contains(name) { continue }
            if !names.isEmpty { output += text[member.gap] }
            names.insert(name)
            if name == member.name { output += text[member.key] } else { output.appendJSON(name) }
            output += text[member.key.upperBound..<member.value.lowerBound]
            output += values[name] ?? Array(text[member.value])
        }
        for (name, value) in additions(to: names) {
            if !names.isEmpty { output.append(UInt8(ascii: ",")) }
            names.insert(name)
            output.appendJSON(name)
            output.append(UInt8(ascii: ":"))
            output += value
        }
        output += text[(members.last?.value.upperBound ?? object.range.lowerBound + 1)..<object.range.upperBound]
        return output
    }

    private func isNamed(_ key: String) -> Bool {
        values[key] != nil || renamed[key] != nil || removed.contains(key)
    }

    /// In the order of their names, so that equal changes give equal bytes.
    private func additions(to names: Set<String>) -> [(String, [UInt8])] {
        values.merging(defaults) { value, _ in value }
            .filter { !names.contains($0.key) && !removed.contains($0.key) }
            .sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }
}

/// Where a member stands in the text of its object.
private struct JSONMemberText {
    var name: String
    /// With its quotes.
    var key: Range<Int>
    var value: Range<Int>
    /// The comma in front, and blanks; empty for the first member.
    var gap: Range<Int>

    static func members(of object: JSONNode) -> [JSONMemberText] {
        let tape = object.storage.tape
        var members: [JSONMemberText] = []
        var index = object.index + 1
        while index < tape[object.index].next {
            let (key, value) = (tape[index], tape[index + 1])
            let gap = (members.last?.value.upperBound ?? key.range.lowerBound)..<key.range.lowerBound
            let name = JSONString.text(of: key, in: object.storage.bytes)
            members.append(JSONMemberText(name: name, key: key.range, value: value.range, gap: gap))
            index = Int(value.next)
        }
        return members
    }
}
