/// Makes safetensors files, sound ones and others.
struct SafetensorsBytes {
    struct Tensor {
        var name: String
        var type: String
        var shape: [Int]
        var bytes: [UInt8]

        static func floats(_ name: String, _ shape: [Int], _ values: [Float]) -> Tensor {
            Tensor(name: name, type: "F32", shape: shape, bytes: values.flatMap { littleEndian($0.bitPattern) })
        }
    }

    var tensors: [Tensor]
    /// Blanks after the header, which the format allows.
    var padding = 0

    var bytes: [UInt8] {
        var entries = [#""__metadata__":{"format":"pt"}"#]
        var start = 0
        for tensor in tensors {
            let end = start + tensor.bytes.count
            entries.append(Self.entry(tensor.name, tensor.type, tensor.shape, start, end))
            start = end
        }
        let header = "{" + entries.joined(separator: ",") + "}" + String(repeating: " ", count: padding)
        return Self.file(header: header, data: tensors.flatMap(\.bytes))
    }

    static func entry(_ name: String, _ type: String, _ shape: [Int], _ start: Int, _ end: Int) -> String {
        #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#
    }

    static func file(header: String, data: [UInt8]) -> [UInt8] {
        littleEndian(UInt64(header.utf8.count)) + header.utf8 + data
    }

    static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
