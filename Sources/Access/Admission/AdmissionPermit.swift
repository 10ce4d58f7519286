/// The right to be at work. It has to be given back, once.
package struct AdmissionPermit: Sendable {
    package let priority: AdmissionPriority
    let startedAt: ContinuousClock.Instant
}
