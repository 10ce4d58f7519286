import Synchronization

/// A number that several threads set and add to without a lock. It begins as 0.
struct AtomicDouble: ~Copyable, Sendable {
    private let bits = Atomic<UInt64>(Double.zero.bitPattern)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Double) {
        bits.store(value.bitPattern, ordering: .relaxed)
    }

    func add(_ amount: Double) {
        var known = bits.load(ordering: .relaxed)
        while true {
            let sum = Double(bitPattern: known) + amount
            let attempt = bits.weakCompareExchange(expected: known, desired: sum.bitPattern, ordering: .relaxed)
            if attempt.exchanged { return }
            known = attempt.original
        }
    }
}
