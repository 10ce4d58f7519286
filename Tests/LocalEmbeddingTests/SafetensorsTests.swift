import LocalEmbedding
import TestSupport
import Testing

struct SafetensorsTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/model.safetensors" }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ bytes: [UInt8]) throws -> Safetensors {
        try folder.write(bytes, to: "model.safetensors")
        return try Safetensors(path: path)
    }

    private func open(_ tensors: SafetensorsBytes.Tensor..., padding: Int = 0) throws -> Safetensors {
        try open(SafetensorsBytes(tensors: tensors, padding: padding).bytes)
    }

    private func values(_ name: String, _ shape: [Int], of file: Safetensors) throws -> [Float] {
        try file.tensor(name, shape: shape).withValues { values in values.indices.map { values[$0] } }
    }

    /// The message of what opening `bytes` throws, without the path.
    private func message(_ bytes: [UInt8]) throws -> String {
        try folder.write(bytes, to: "model.safetensors")
        let error = #expect(throws: ModelError.self) { try Safetensors(path: path) }
        return (error?.description ?? "").replacing(path, with: "FILE")
    }

    @Test func `tensors are found by name, with and without the model's prefix`() throws {
        let file = try open(
            .floats("weight", [2, 2], [1, -2, 3.5, 0]),
            .floats("bert.bias", [2], [5, 6]),
            .floats("empty", [0, 3], [])
        )
        #expect(try values("weight", [2, 2], of: file) == [1, -2, 3.5, 0])
        #expect(try values("bias", [2], of: file) == [5, 6])
        #expect(try values("empty", [0, 3], of: file) == [])
    }

    @Test func `half precision is widened`() throws {
        let half = [Float16(1.5), -0.25, 65504].flatMap { SafetensorsBytes.littleEndian($0.bitPattern) }
        let brain = [Float(1.5), -0.25, 3e38].flatMap { SafetensorsBytes.littleEndian(UInt16($0.bitPattern >> 16)) }
        let file = try open(
            .init(name: "half", type: "F16", shape: [3], bytes: half),
            .init(name: "brain", type: "BF16", shape: [3], bytes: brain)
        )
        #expect(try values("half", [3], of: file) == [1.5, -0.25, 65504])
        #expect(try values("brain", [3], of: file).prefix(2) == [1.5, -0.25])
        #expect(abs(try values("brain", [3], of: file)[2] / 3e38 - 1) < 0.01)
    }

    @Test(arguments: 0..<8)
    func `numbers are read wherever they start`(padding: Int) throws {
        let file = try open(.floats("weight", [3], [1, 2, 3]), padding: padding)
        #expect(try values("weight", [3], of: file) == [1, 2, 3])
    }

    @Test func `a tensor of another name, shape or type is refused`() throws {
        let file = try open(
            .floats("weight", [2, 2], [1, 2, 3, 4]),
            .init(name: "ids", type: "I64", shape: [1], bytes: Array(repeating: 0, count: 8))
        )
        #expect(throws: ModelError.noTensor("bias", file: path)) { try file.tensor("bias", shape: [2]) }
        #expect(throws: ModelError.wrongShape("weight", file: path, found: [2, 2], expected: [4])) {
            try file.tensor("weight", shape: [4])
        }
        let error = #expect(throws: ModelError.self) { try file.tensor("ids", shape: [1]) }
        #expect(error?.description == "\(path): the type of ids is I64; supported: F32, F16, BF16.")
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, .signalingNaN], [0, 7, 8, 9])
    func `a number that is none is noticed`(value: Float, place: Int) throws {
        var numbers = [Float](repeating: .greatestFiniteMagnitude, count: 10)
        #expect(throws: Never.self) {
            try open(.floats("weight", [10], numbers)).tensor("weight", shape: [10]).checkFinite()
        }
        numbers[place] = value
        let tensor = try open(.floats("weight", [10], numbers)).tensor("weight", shape: [10])
        #expect(throws: ModelError.notFinite("weight", file: path)) { try tensor.checkFinite() }
    }

    @Test(arguments: [
        ("", "the tensors end at byte 0 of the data, which has 4; the file is cut short or damaged"),
        (entry("a", [1], 0, 4) + "," + entry("b", [1], 0, 4), "b starts at byte 0 of the data, not at 4"),
        (entry("a", [1], 4, 8), "a starts at byte 4 of the data, not at 0"),
        (entry("a", [2], 0, 4), "a has 4 bytes, which is not the size of its shape [2] in F32"),
        (entry("a", [-1], 0, 4), "a has 4 bytes, which is not the size of its shape [-1] in F32"),
        (
            entry("a", [1 << 40, 1 << 40], 0, 4),
            "a has 4 bytes, which is not the size of its shape [1099511627776, 1099511627776] in F32"
        ),
        (entry("a", [1 << 62], 0, 4), "a has 4 bytes, which is not the size of its shape [4611686018427387904] in F32"),
        (
            entry("a", [1], 0, 4) + "," + entry("b", [1], 4, 8),
            "the tensors end at byte 8 of the data, which has 4; the file is cut short or damaged"
        ),
        (entry("a", [1], -4, 0), "a.data_offsets is [-4, 0]; it must be a start and an end, at least 0 and in order"),
        (entry("a", [1], 4, 0), "a.data_offsets is [4, 0]; it must be a start and an end, at least 0 and in order"),
        (
            #""a":{"dtype":"F32","shape":[1],"data_offsets":[4]}"#,
            "a.data_offsets is [4]; it must be a start and an end, at least 0 and in order"
        ),
        (#""a":{"dtype":"F32","shape":[1]}"#, "a.data_offsets is missing"),
        (#""a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}"#, "a.dtype is F33, which is no type"),
        (#""a":{"dtype":"F32","shape":"1","data_offsets":[0,4]}"#, "a.shape is not a list"),
        (#""a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}"#, noJSON),
        (#""a":{"dtype":"F32","shape":[1e99],"data_offsets":[0,4]}"#, noJSON),
        (#""a":7"#, "a is not an object"),
        (#""a":"#, noJSON),
    ])
    func `a header that does not fit its file is refused`(entries: String, rule: String) throws {
        let bytes = SafetensorsBytes.file(header: "{" + entries + "}", data: [0, 0, 0, 0])
        #expect(try message(bytes) == "FILE: \(rule).")
    }

    private static let noJSON = "it is not JSON, or has a fraction or a huge number where a whole number must be"

    private static func entry(_ name: String, _ shape: [Int], _ start: Int, _ end: Int) -> String {
        SafetensorsBytes.entry(name, "F32", shape, start, end)
    }

    @Test(arguments: [100, 1 << 40, UInt64.max, 1 << 63])
    func `a length beyond the file is refused`(length: UInt64) throws {
        let bytes = SafetensorsBytes.littleEndian(length) + Array("{}".utf8)
        #expect(
            try message(bytes)
                == "FILE: the header is \(length) bytes long by its own account; it must fit the file's 10 bytes and be at "
                + "most 100000000."
        )
    }

    @Test func `a file that is none is refused`() throws {
        #expect(try message([1, 2, 3]) == "FILE: the file has 3 bytes; the length of its header alone takes 8.")
        #expect(try message([]) == "FILE: the file is empty.")
        #expect(try message(SafetensorsBytes.file(header: "[]", data: [])) == "FILE: the top is not an object.")
        #expect(try message(SafetensorsBytes.littleEndian(UInt64(2)) + [0xFF, 0xFE]) == "FILE: it is not UTF-8.")
        let deep = String(repeating: "[", count: 100_000)
        #expect(try message(SafetensorsBytes.file(header: deep, data: [])) == "FILE: \(Self.noJSON).")
        #expect(throws: ModelError.noFile(path + "2")) { try Safetensors(path: path + "2") }
        #expect(throws: ModelError.unreadable(folder.path, reason: "it is not a file")) {
            try Safetensors(path: folder.path)
        }
    }

    @Test func `a file cut short anywhere is refused`() throws {
        let whole = SafetensorsBytes(tensors: [.floats("a", [64], .init(repeating: 1, count: 64))]).bytes
        for step in 0..<50 {
            #expect(try message(Array(whole.prefix(whole.count * step / 50))).hasPrefix("FILE: "))
        }
    }

    @Test func `a damaged header is refused, or says the same`() throws {
        let values: [Float] = [1, 2, 3, 4]
        let whole = SafetensorsBytes(tensors: [.floats("a", [4], values), .floats("b", [2, 2], values)]).bytes
        let header = whole.count - 32
        var refused = 0
        for place in 0..<header {
            var bytes = whole
            bytes[place] ^= 1 << (place % 8)
            try folder.write(bytes, to: "model.safetensors")
            do throws(ModelError) {
                let tensor = try Safetensors(path: path).tensor("b", shape: [2, 2])
                #expect(tensor.withValues { numbers in numbers.indices.map { numbers[$0] } } == values)
            } catch {
                refused += 1
            }
        }
        #expect(refused > header / 2)
    }
}
