extension Duration {
    /// Whole nanoseconds, cut at 2^62 (146 years) either way: two of them add up without overflow.
    var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds.magnitude < 4_611_686_018 else { return seconds > 0 ? 1 << 62 : -(1 << 62) }
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
