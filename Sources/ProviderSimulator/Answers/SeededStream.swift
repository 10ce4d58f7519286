/// Random numbers that follow from a seed: xorshift64* (Vigna, 2016).
struct SeededStream: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        // Spread by an odd constant, since small seeds have few bits set; the state must not be 0.
        state = (seed &* 0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03
        if state == 0 { state = 1 }
    }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
