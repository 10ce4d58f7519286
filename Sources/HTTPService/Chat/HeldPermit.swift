import Access
import Synchronization

/// A permit that outlives the call that got it, as that of a stream does, and is given back once, be it that nobody ever
/// reads the stream.
final class HeldPermit: Sendable {
    private let admission: Admission
    private let permit: Mutex<AdmissionPermit?>

    init(_ permit: AdmissionPermit, of admission: Admission) {
        self.permit = Mutex(permit)
        self.admission = admission
    }

    deinit { release() }

    func release() {
        let held = permit.withLock { permit in
            defer { permit = nil }
            return permit
        }
        if let held { admission.release(held) }
    }
}
