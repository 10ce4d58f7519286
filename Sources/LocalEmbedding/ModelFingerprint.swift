import Crypto

/// A digest of a model's small files and of samples of its weights: equal for equal models, in a millisecond or two.
///
/// Weights that were trained differ everywhere, so 64 samples tell two models apart as well as all bytes do. It is not
/// a defence against someone who changes a weight between the samples: the set-up checks the digest of the whole file.
struct ModelFingerprint {
    static let samples = 64
    static let sampleSize = 4096

    /// 16 digits.
    let hexadecimal: String

    init(files: ModelFiles, weights: Safetensors) {
        var hash = SHA256()
        /// A name and a length before each part, so that no two lists of parts look alike.
        func add(_ name: String, _ bytes: [UInt8]) {
            hash.update(data: Array("\(name) \(bytes.count)\n".utf8))
            hash.update(data: bytes)
        }
        for file in files.contents {
            add(file.name, file.bytes)
        }
        add("header", weights.file.copy(of: weights.header))
        for sample in 0..<Self.samples {
            let start = weights.data.lowerBound + weights.data.count / Self.samples * sample
            add("\(sample)", weights.file.copy(of: start..<min(start + Self.sampleSize, weights.data.upperBound)))
        }
        hexadecimal = hash.finalize().prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }
}
