import Gateway
import RAGCore
import TestSupport
import Testing

@Suite struct CachedResponseTests {
    private func made(_ generator: inout SeededGenerator) -> CachedResponse {
        func bytes(_ most: Int) -> [UInt8] {
            (0..<Int.random(in: 0...most, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
        let frames = (0..<Int.random(in: 0...5, using: &generator)).map { _ in bytes(300) }
        let numbers = (0..<3).map { _ in Int.random(in: 0...(.max), using: &generator) }
        return CachedResponse(
            frames: frames,
            isStream: Bool.random(using: &generator),
            model: ["", "gpt-4.1", "模型"].randomElement(using: &generator) ?? "",
            upstream: ["", "shop"].randomElement(using: &generator) ?? "",
            usage: Bool.random(using: &generator)
                ? TokenUsage(input: numbers[0], output: numbers[1], cachedInput: numbers[2]) : nil
        )
    }

    @Test(arguments: UInt64(0)..<100)
    func `what was encoded is read again`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let response = made(&generator)
        #expect(CachedResponse(encoded: response.encoded) == response, "seed \(seed)")
    }

    @Test(arguments: UInt64(0)..<40)
    func `damaged bytes are no answer`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let whole = made(&generator).encoded
        for length in 0..<min(whole.count, 120) { #expect(CachedResponse(encoded: Array(whole.prefix(length))) == nil) }
        #expect(CachedResponse(encoded: whole + [0]) == nil)
        for _ in 0..<50 {
            var damaged = whole
            let place = Int.random(in: 0..<whole.count, using: &generator)
            damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(CachedResponse(encoded: damaged) == nil, "seed \(seed), byte \(place)")
        }
    }

    @Test func `any bytes are read without a trap`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                [0, 1, 2, 127, 255].randomElement(using: &generator) ?? UInt8(0)
            }
            #expect(CachedResponse(encoded: bytes) == nil)
        }
    }
}
