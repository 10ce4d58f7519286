/// What becomes of a request that comes.
package enum AdmissionArrival: Sendable, Equatable {
    case admitted
    /// It waits under this number. Where another one had to give it its place, that one is refused.
    case waits(Int, displacing: Int?)
    case refused
}
