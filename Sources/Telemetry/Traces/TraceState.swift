/// What tracing systems told each other, as the header `tracestate` says:
/// https://www.w3.org/TR/trace-context/#tracestate-header. Nothing of ours is in it; it is handed on as it came.
package struct TraceState: Sendable, Hashable, CustomStringConvertible {
    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: String
    }

    package static let memberLimit = 32
    /// Of a header, in bytes: the members that are allowed, as long as they may be.
    private static let sizeLimit = memberLimit * (256 + 1 + 256 + 3)

    /// The latest first.
    package let members: [Member]

    package static let empty = TraceState(members: [])

    private init(members: [Member]) {
        self.members = members
    }

    /// Nil where a member is not written as the rule has it, or there are too many: then all of it is dropped. Of equal
    /// keys the first, which is the latest, stays.
    ///
    /// - Parameter header: several headers are joined by commas.
    package init?(_ header: String) {
        guard header.utf8.count <= Self.sizeLimit else { return nil }
        var members: [Member] = []
        var keys: Set<String> = []
        var count = 0
        for item in header.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let item = Self.trimmed(item)
            guard !item.isEmpty else { continue }
            count += 1
            guard count <= Self.memberLimit, let equals = item.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let (key, value) = (item[..<equals], item[item.index(after: equals)...])
            guard Self.isKey(key), Self.isValue(value) else { return nil }
            let name = String(Substring(key))
            if keys.insert(name).inserted { members.append(Member(key: name, value: String(Substring(value)))) }
        }
        self.members = members
    }

    package var description: String { members.map { "\($0.key)=\($0.value)" }.joined(separator: ",") }

    /// Without the blanks at its ends.
    private static func trimmed(_ item: Substring.UTF8View) -> Substring.UTF8View {
        var item = item
        while let first = item.first, isBlank(first) { item.removeFirst() }
        while let last = item.last, isBlank(last) { item.removeLast() }
        return item
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// `name`, or `tenant@system`.
    private static func isKey(_ key: Substring.UTF8View) -> Bool {
        let parts = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard key.allSatisfy(isKeyByte) || parts.count == 2 else { return false }
        if parts.count == 1 { return (1...256).contains(key.count) && key.first.map(isLetter) == true }
        let (tenant, system) = (parts[0], parts[1])
        return (1...241).contains(tenant.count) && (1...14).contains(system.count)
            && tenant.allSatisfy(isKeyByte) && system.allSatisfy(isKeyByte)
            && tenant.first.map { isLetter($0) || isDigit($0) } == true && system.first.map(isLetter) == true
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "_-*/".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Printable ASCII without comma and equals sign.
    private static func isValue(_ value: Substring.UTF8View) -> Bool {
        (1...256).contains(value.count)
            && value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }
    }
}
