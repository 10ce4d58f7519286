/// The number that a fault takes.
struct FaultParameter {
    /// What it counts, as the list of faults has it: `MS`, `BYTES`.
    var unit: String
    /// Where none is given.
    var usual: Int
    var range: ClosedRange<Int>

    init(_ unit: String, usual: Int, in range: ClosedRange<Int> = 0...1_000_000_000) {
        self.unit = unit
        self.usual = usual
        self.range = range
    }
}
