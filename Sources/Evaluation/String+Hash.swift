extension String {
    /// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: the same in each run, so that what hangs on it stays.
    var fnvHash: UInt64 {
        utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
