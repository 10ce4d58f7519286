/// A value in a parsed text. It keeps the text alive, and is made anew wherever it is asked for.
package struct JSONNode: Sendable {
    let storage: JSONStorage
    let index: Int

    var entry: JSONEntry { storage.tape[index] }

    package var kind: JSONKind { entry.kind }

    /// Where its text stands, with the quotes of a string.
    package var range: Range<Int> { entry.range }

    /// Its text as written.
    package var bytes: ArraySlice<UInt8> { storage.bytes[range] }

    /// The elements of an array; none where this is no array.
    package var elements: JSONElements { JSONElements(of: self) }

    /// The members of an object as written, those with equal keys among them; none where this is no object.
    package var members: JSONMembers { JSONMembers(of: self) }

    /// The value of the last member with this key; nil too where this is no object. Keys are equal if their bytes are.
    package subscript(key: String) -> JSONNode? {
        guard kind == .object else { return nil }
        let (tape, text, wanted) = (storage.tape, storage.bytes, key.utf8.span)
        var found: Int?
        var index = index + 1
        let end = Int(entry.next)
        while index < end {
            if tape[index].isKey(wanted, in: text.span) { found = index + 1 }
            index = Int(tape[index + 1].next)
        }
        return found.map { JSONNode(storage: storage, index: $0) }
    }

    /// A key that stands more than once in an object: what it holds depends on who reads it. Nil where there is none.
    package var repeatedKey: String? {
        guard kind == .object else { return nil }
        let (tape, text) = (storage.tape, storage.bytes)
        var keys: [JSONEntry] = []
        var index = index + 1
        while index < tape[self.index].next {
            keys.append(tape[index])
            index = Int(tape[index + 1].next)
        }
        // Few keys, as nearly all objects have, are compared in pairs; keys with escapes by what they say.
        guard keys.count <= 16, !keys.contains(where: \.isEscaped) else {
            var seen: Set<String> = []
            return members.first { !seen.insert($0.key).inserted }?.key
        }
        for (position, key) in keys.enumerated() {
            let wanted = text.span.extracting(key.content)
            for other in keys[..<position] where other.isKey(wanted, in: text.span) {
                return JSONString.text(of: key, in: text)
            }
        }
        return nil
    }
}

extension JSONEntry {
    fileprivate func isKey(_ wanted: Span<UInt8>, in text: Span<UInt8>) -> Bool {
        if isEscaped {
            var decoded: [UInt8] = []
            JSONString.append(content, of: text, to: &decoded)
            return decoded.span.isEqual(to: wanted)
        }
        return content.count == wanted.count && text.extracting(content).isEqual(to: wanted)
    }
}

extension Span<UInt8> {
    fileprivate func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
