extension Span<UInt8> {
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        for index in range where self[index] == byte { return index }
        return nil
    }

    func text(_ range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Without the blanks and tabs around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(start) { start += 1 }
        while end > start, isBlank(end - 1) { end -= 1 }
        return start..<end
    }

    /// Whether the bytes are `lowercase`, its letters in either case.
    func isEqual(_ range: Range<Int>, to lowercase: StaticString) -> Bool {
        guard range.count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { wanted in
            for (offset, index) in range.enumerated() {
                let byte = self[index]
                let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                if (isCapital ? byte | 0x20 : byte) != wanted[offset] { return false }
            }
            return true
        }
    }

    private func isBlank(_ index: Int) -> Bool {
        self[index] == UInt8(ascii: " ") || self[index] == UInt8(ascii: "\t")
    }
}
