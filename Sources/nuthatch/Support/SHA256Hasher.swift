import Crypto
import Evaluation

/// SHA-256 of the data of an evaluation.
struct SHA256Hasher: DataHasher {
    private var hash = SHA256()

    mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

    func digest() -> String {
        hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
