extension JSONNode {
    /// What a string says; nil where this is none. Half a surrogate pair, which stands for no character, becomes U+FFFD.
    package var string: String? {
        kind == .string ? JSONString.text(of: entry, in: storage.bytes) : nil
    }

    package var bool: Bool? {
        kind == .bool ? storage.bytes[range.lowerBound] == UInt8(ascii: "t") : nil
    }

    /// A whole number that fits, however it is written: 1, 1.0 and 10e-1 are 1. Else nil.
    package var int: Int? { decimal?.int }

    /// The nearest number in double precision; nil where this is no number, or beyond all of them, as 1e400 is.
    package var double: Double? {
        guard let decimal else { return nil }
        if let exact = decimal.double { return exact }
        return Double(digits).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The nearest number in single precision; nil where this is no number, or beyond all of them.
    package var float: Float? {
        guard let decimal else { return nil }
        if let nearest = decimal.float { return nearest }
        return Float(digits).flatMap { $0.isFinite ? $0 : nil }
    }

    /// Appends the elements of an array, each as `float` has it.
    ///
    /// - Returns: whether this is an array and each element had one.
    package func appendFloats(to floats: inout [Float]) -> Bool {
        guard kind == .array else { return false }
        let (tape, text) = (storage.tape, storage.bytes)
        var element = index + 1
        while element < tape[index].next {
            let entry = tape[element]
            guard entry.kind == .number else { return false }
            if let nearest = JSONDecimal(text.span.extracting(entry.range)).float {
                floats.append(nearest)
            } else if let number = JSONNode(storage: storage, index: element).float {
                floats.append(number)
            } else {
                return false
            }
            element = Int(entry.next)
        }
        return true
    }

    private var decimal: JSONDecimal? {
        guard kind == .number else { return nil }
        let text = storage.bytes
        return JSONDecimal(text.span.extracting(range))
    }

    private var digits: String { String(decoding: bytes, as: UTF8.self) }
}
