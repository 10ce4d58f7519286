/// The keys that a request was sent with to one upstream.
struct TriedKeys {
    /// Refused for good: not to be tried again.
    private var refused: [KeyRing.Choice] = []
    /// Used too fast: to be tried again after a while.
    private var busy: [KeyRing.Choice] = []

    var all: [KeyRing.Choice] { refused + busy }

    mutating func add(_ key: KeyRing.Choice, status: Int?) {
        if status == 429 { busy.append(key) } else { refused.append(key) }
    }

    mutating func beginAgain() {
        busy.removeAll()
    }
}
