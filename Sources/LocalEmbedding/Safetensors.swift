/// The tensors of a safetensors file, read from a memory map.
///
/// Everything the header claims is checked before any of it is used: that the tensors lie inside the file, fill its
/// data part in order without gaps or overlaps, and are as large as their shapes say. A damaged file gives one error.
/// The format: https://github.com/huggingface/safetensors#format
package struct Safetensors: Sendable {
    /// The format's own limit on its header, in bytes.
    static let largestHeader = 100_000_000

    package let file: MappedFile
    /// Bytes of the file: the length and the JSON.
    let header: Range<Int>
    /// Bytes of the file: the numbers.
    let data: Range<Int>
    private let entries: [String: TensorEntry]

    package init(path: String) throws(ModelError) {
        file = try MappedFile(path: path)
        let length = try Self.headerLength(of: file)
        header = 0..<(8 + length)
        data = header.upperBound..<file.count
        entries = try ModelJSON.decode(TensorHeader.self, from: file.copy(of: 8..<header.upperBound), of: path).entries
        try checkLayout()
    }

    /// The tensor of this name, or of this name after `bert.`, as some tools write it.
    ///
    /// - Throws: where there is none, its shape is another, or its elements are not `F32`, `F16` or `BF16`.
    package func tensor(_ name: String, shape: [Int]) throws(ModelError) -> WeightTensor {
        guard let entry = entries[name] ?? entries["bert." + name] else { throw .noTensor(name, file: file.path) }
        guard entry.shape == shape else {
            throw .wrongShape(name, file: file.path, found: entry.shape, expected: shape)
        }
        let range = (data.lowerBound + entry.range.lowerBound)..<(data.lowerBound + entry.range.upperBound)
        guard let tensor = WeightTensor(name: name, shape: shape, type: entry.type, file: file, range: range) else {
            throw .unsupported(
                file.path,
                field: "the type of \(name)",
                value: entry.type.rawValue,
                supported: "F32, F16, BF16"
            )
        }
        return tensor
    }

    private static func headerLength(of file: MappedFile) throws(ModelError) -> Int {
        guard file.count >= 8 else {
            throw .invalid(file.path, "the file has \(file.count) bytes; the length of its header alone takes 8")
        }
        let length = file.withBytes(in: 0..<8) {
            UInt64(littleEndian: $0.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        }
        guard length <= UInt64(min(largestHeader, file.count - 8)) else {
            throw .invalid(
                file.path,
                "the header is \(length) bytes long by its own account; it must fit the file's \(file.count) bytes and "
                    + "be at most \(largestHeader)"
            )
        }
        return Int(length)
    }

    /// By their place in the file; a tensor without elements stands before the one that starts where it does.
    private var inOrder: [(key: String, value: TensorEntry)] {
        entries.sorted { left, right in
            (left.value.range.lowerBound, left.value.range.upperBound, left.key)
                < (right.value.range.lowerBound, right.value.range.upperBound, right.key)
        }
    }

    private func checkLayout() throws(ModelError) {
        var end = 0
        for (name, entry) in inOrder {
            guard entry.fillsItsRange else {
                throw .invalid(
                    file.path,
                    "\(name) has \(entry.range.count) bytes, which is not the size of its shape \(entry.shape) in "
                        + entry.type.rawValue
                )
            }
            guard entry.range.lowerBound == end else {
                throw .invalid(file.path, "\(name) starts at byte \(entry.range.lowerBound) of the data, not at \(end)")
            }
            end = entry.range.upperBound
        }
        guard end == data.count else {
            throw .invalid(
                file.path,
                "the tensors end at byte \(end) of the data, which has \(data.count); the file is cut short or damaged"
            )
        }
    }
}

/// The JSON header of a safetensors file: an entry a tensor, and notes that are not read.
private struct TensorHeader: Decodable {
    var entries: [String: TensorEntry] = [:]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys where key.stringValue != "__metadata__" {
            entries[key.stringValue] = try container.decode(TensorEntry.self, forKey: key)
        }
    }
}
