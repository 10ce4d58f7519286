/// One text for all texts that say the same, for keys of caches.
///
/// - Objects have their keys in the order of their bytes, without blanks. Equal keys stay all, in the order of the text:
///   which of them counts is up to who reads it, and so texts that differ in one of them do not say the same to all.
/// - Strings are UTF-8 with the fewest escapes: `\"`, `\\` and control characters, these as `\u001f`. Half a surrogate
///   pair, which UTF-8 cannot hold, stays an escape, so that two of them are not taken for the same.
/// - A number is its significant digits as a whole number, and behind an `e` the power of ten unless that is 0: 150, 1.5e2
///   and 150.0 are `15e1`; every 0 is `0`. All digits are kept, so that numbers agree if and only if they are equal, beyond
///   2^53 too. A power of more than 15 digits leaves the number as it is written.
///
/// What comes out is JSON, and its own canonical form.
package struct CanonicalJSON {
    private let text: [UInt8]
    private let tape: [JSONEntry]
    private var output: [UInt8] = []
    /// The members of the objects on the way down to the value that is being written.
    private var members: [CanonicalMember] = []
    /// The keys that have escapes, as they are written out.
    private var rewritten: [UInt8] = []

    private init(of storage: JSONStorage) {
        text = storage.bytes
        tape = storage.tape
    }

    /// Appends the canonical form of a value.
    ///
    /// - Parameter leftOut: keys whose members are left out where the value itself is an object.
    package static func append(_ node: JSONNode, leavingOut leftOut: Set<String> = [], to bytes: inout [UInt8]) {
        var writer = CanonicalJSON(of: node.storage)
        swap(&bytes, &writer.output)
        writer.output.reserveCapacity(writer.output.count + node.range.count)
        writer.write(node.index, leavingOut: leftOut)
        swap(&bytes, &writer.output)
    }

    /// As deep as the text is nested, which `JSONDocument.depthLimit` bounds.
    private mutating func write(_ index: Int, leavingOut leftOut: Set<String> = []) {
        let entry = tape[index]
        switch entry.kind {
        case .null, .bool: output += text[entry.range]
        case .number: CanonicalNumber.append(text[entry.range], to: &output)
        case .string: writeString(entry)
        case .array: writeArray(index)
        case .object: writeObject(index, leavingOut: leftOut)
        }
    }

    private mutating func writeString(_ entry: JSONEntry) {
        guard entry.isEscaped else {
            output += text[entry.range]
            return
        }
        output.append(UInt8(ascii: "\""))
        Self.rewrite(entry.content, of: text, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func rewrite(_ content: Range<Int>, of text: [UInt8], to bytes: inout [UInt8]) {
        let span = text.span
        var position = content.lowerBound
        while position < content.upperBound {
            let run = min(span.firstSpecial(from: position), content.upperBound)
            bytes += text[position..<run]
            guard run < content.upperBound else { return }
            let escape = JSONEscape(span, at: run)
            bytes.appendJSONCharacter(escape.value)
            position = run + escape.length
        }
    }

    private mutating func writeArray(_ index: Int) {
        output.append(UInt8(ascii: "["))
        var element = index + 1
        while element < tape[index].next {
            if element > index + 1 { output.append(UInt8(ascii: ",")) }
            write(element)
            element = Int(tape[element].next)
        }
        output.append(UInt8(ascii: "]"))
    }

    private mutating func writeObject(_ index: Int, leavingOut leftOut: Set<String>) {
        let first = members.count
        gatherMembers(of: index, leavingOut: leftOut)
        sortMembers(from: first)
        output.append(UInt8(ascii: "{"))
        for position in first..<members.count {
            let member = members[position]
            if position > first { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\""))
            output += member.isRewritten ? rewritten[member.key] : text[member.key]
            output.append(UInt8(ascii: "\""))
            output.append(UInt8(ascii: ":"))
            write(Int(member.value))
        }
        output.append(UInt8(ascii: "}"))
        members.removeSubrange(first...)
    }

    /// By insertion, as objects have few members; large ones, which anyone may send, are sorted in n log n.
    private mutating func sortMembers(from first: Int) {
        let (text, rewritten) = (text, rewritten)
        guard members.count - first <= 16 else {
            members[first...].sort { $0.precedes($1, text: text.span, rewritten: rewritten.span) }
            return
        }
        for end in members.indices.dropFirst(first + 1) {
            var position = end
            while position > first,
                members[position].precedes(members[position - 1], text: text.span, rewritten: rewritten.span)
            {
                members.swapAt(position, position - 1)
                position -= 1
            }
        }
    }

    private mutating func gatherMembers(of index: Int, leavingOut leftOut: Set<String>) {
        var key = index + 1
        while key < tape[index].next {
            let entry = tape[key]
            if leftOut.isEmpty || !leftOut.contains(JSONString.text(of: entry, in: text)) {
                var member = CanonicalMember(key: entry.content, isRewritten: entry.isEscaped, value: UInt32(key + 1))
                if entry.isEscaped {
                    let start = rewritten.count
                    Self.rewrite(entry.content, of: text, to: &rewritten)
                    member.key = start..<rewritten.count
                }
                members.append(member)
            }
            key = Int(tape[key + 1].next)
        }
    }
}

/// A member of an object that is being put in order.
private struct CanonicalMember {
    /// Of the text, or of what was rewritten.
    var key: Range<Int>
    var isRewritten: Bool
    /// The index on the tape.
    var value: UInt32

    /// Whether it stands before `other`; of equal keys, in the order of the text.
    func precedes(_ other: CanonicalMember, text: Span<UInt8>, rewritten: Span<UInt8>) -> Bool {
        let left = (isRewritten ? rewritten : text).extracting(key)
        let right = (other.isRewritten ? rewritten : text).extracting(other.key)
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            return left[index] < right[index]
        }
        return left.count == right.count ? value < other.value : left.count < right.count
    }
}
