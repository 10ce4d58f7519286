/// Whose readiness an event reports: a descriptor, and which of its users that was.
///
/// The kernel gives the number of a closed descriptor to the next one opened; the generation tells an old event or timer
/// from one of the new user.
package struct PollToken: Hashable, Sendable {
    package var descriptor: Int32
    package var generation: UInt32

    package init(descriptor: Int32, generation: UInt32) {
        self.descriptor = descriptor
        self.generation = generation
    }

    package init(packed: UInt64) {
        descriptor = Int32(truncatingIfNeeded: packed)
        generation = UInt32(truncatingIfNeeded: packed >> 32)
    }

    package var packed: UInt64 { UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor)) }
}
