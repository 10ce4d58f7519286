import Access
import RAGCore
import TestSupport
import Testing

struct KeyTextTests {
    /// Made by another program: Python's zlib and hashlib.
    private static let sample = "nk_0aB1cD2eF3gH_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg47OYT6"
    private static let sampleHash = "71d84b1859bad11abcb3dfd9353c8d1873aafd883ffaf6f2c9df7cbcfc3e1850"

    private func minted(_ seed: UInt64) -> KeyText {
        var generator = SeededGenerator(seed: seed)
        return KeyText.mint(using: &generator)
    }

    @Test func `a key that another program made is read, and hashed as it does`() throws {
        let key = try #require(KeyText(Self.sample))
        #expect(key.id == "0aB1cD2eF3gH")
        #expect(key.prefix == "nk_0aB1cD2eF3gH")
        #expect(key.text == Self.sample)
        let hash = key.secretHash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(hash == Self.sampleHash)
    }

    @Test func `a minted key is 65 characters, and reads back as it was`() throws {
        var ids: Set<String> = []
        for seed: UInt64 in 0..<200 {
            let key = minted(seed)
            #expect(key.text.utf8.count == 65)
            let read = try #require(KeyText(key.text), "seed \(seed)")
            #expect(read.id == key.id)
            #expect(read.text == key.text)
            #expect(read.matches(key.secretHash))
            ids.insert(key.id)
        }
        #expect(ids.count == 200)
    }

    @Test func `no character of a key may be another one`() {
        let bytes = Array(Self.sample.utf8)
        for place in bytes.indices {
            for other in UInt8(0)...127 where other != bytes[place] {
                var changed = bytes
                changed[place] = other
                #expect(KeyText(String(decoding: changed, as: UTF8.self)) == nil, "\(other) at \(place)")
            }
        }
    }

    @Test(arguments: [
        "", "nk_", "nk__", sample + "0", String(sample.dropLast()), " " + sample, sample + "\n", "Bearer " + sample,
        "sk" + sample.dropFirst(2), sample + "\0", sample.uppercased(), String(sample.reversed()),
        "nk_0aB1cD2eF3g\u{301}_" + sample.dropFirst(16), String(repeating: "n", count: 1_000_000),
    ])
    func `what is not the text of a key is none`(text: String) {
        #expect(KeyText(text) == nil)
    }

    @Test func `two neighbours that were swapped are found`() {
        var bytes = Array(minted(7).text.utf8)
        for place in 16..<bytes.count - 1 where bytes[place] != bytes[place + 1] {
            bytes.swapAt(place, place + 1)
            #expect(KeyText(String(decoding: bytes, as: UTF8.self)) == nil)
            bytes.swapAt(place, place + 1)
        }
    }

    @Test func `a secret matches its own hash alone, whole`() {
        let key = minted(1)
        var hash = key.secretHash
        #expect(key.matches(hash))
        #expect(!key.matches(minted(2).secretHash))
        #expect(!key.matches([]))
        #expect(!key.matches(Array(hash.dropLast())))
        #expect(!key.matches(hash + [0]))
        for place in hash.indices {
            hash[place] ^= 1
            #expect(!key.matches(hash), "byte \(place)")
            hash[place] ^= 1
        }
    }

    @Test func `the secret is in no description`() {
        let key = minted(3)
        let secret = key.text.dropFirst(16).prefix(43)
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), String(describing: [key]), "\(Optional(key) as Any)", dumped] {
            #expect(!text.contains(secret))
            #expect(text.contains(key.id))
        }
    }

    @Test func `each digit of a secret is as likely as any other`() {
        var generator = SeededGenerator(seed: 11)
        var counts: [Character: Int] = [:]
        for _ in 0..<4_000 {
            for digit in KeyText.mint(using: &generator).text.dropFirst(16).prefix(43) {
                counts[digit, default: 0] += 1
            }
        }
        #expect(counts.count == 62)
        let expected = 4_000.0 * 43 / 62
        let chiSquare = counts.values.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        // 61 degrees of freedom: above 120 in one of a million.
        #expect(chiSquare < 120)
    }
}
