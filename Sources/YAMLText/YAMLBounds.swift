/// Refuses YAML that would cost more than its length, before it is parsed.
///
/// Yams recurses, so nesting is bounded: by brackets, by markers on one line (`- - - `) and by indentation. And a few lines
/// of anchors with aliases can stand for more nodes than memory holds. It looks at bytes and not at quotes, so it may
/// count too much.
struct YAMLBounds {
    static let byteLimit = 256 << 10
    static let depthLimit = 16

    private var brackets = 0
    private var hasAnchor = false
    private var hasAlias = false

    static func check(_ yaml: String) throws(LocatedYAMLProblem) {
        guard yaml.utf8.count <= byteLimit else {
            throw LocatedYAMLProblem(line: 1, problem: .tooLarge(limit: byteLimit))
        }
        var bounds = YAMLBounds()
        // By characters: what YAML takes as the end of a line is more than LF.
        let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            guard let problem = bounds.problem(in: withoutComment(Array(line.utf8))) else { continue }
            throw LocatedYAMLProblem(line: index + 1, problem: problem)
        }
    }

    private mutating func problem(in line: ArraySlice<UInt8>) -> YAMLProblem? {
        let start = line.prefix { $0 == UInt8(ascii: " ") || Self.markers.contains($0) }
        let indent = start.prefix { $0 == UInt8(ascii: " ") }.count
        let markers = start.count { $0 != UInt8(ascii: " ") }
        guard indent <= 4 * Self.depthLimit, markers <= Self.depthLimit else { return .tooDeep(limit: Self.depthLimit) }
        var before = UInt8(ascii: " ")
        for (byte, next) in zip(line, line.dropFirst() + [UInt8(ascii: " ")]) {
            if Self.opening.contains(byte) { brackets += 1 }
            if Self.closing.contains(byte) { brackets = max(0, brackets - 1) }
            guard brackets <= Self.depthLimit else { return .tooDeep(limit: Self.depthLimit) }
            if Self.beforeToken.contains(before), ASCII.isVisible(next) {
                if byte == UInt8(ascii: "&") { hasAnchor = true }
                if byte == UInt8(ascii: "*") { hasAlias = true }
            }
            before = byte
        }
        return hasAnchor && hasAlias ? .reference : nil
    }

    /// A comment is one for certain only where no quotation mark stands before it on its line.
    private static func withoutComment(_ line: [UInt8]) -> ArraySlice<UInt8> {
        var before = UInt8(ascii: " ")
        for (index, byte) in line.enumerated() {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { break }
            if byte == UInt8(ascii: "#"), before == UInt8(ascii: " ") || before == UInt8(ascii: "\t") {
                return line[..<index]
            }
            before = byte
        }
        return line[...]
    }

    private static let markers = Array("-?:".utf8)
    private static let opening = Array("[{".utf8)
    private static let closing = Array("]}".utf8)
    private static let beforeToken = Array(" \t[{,:".utf8)
}
