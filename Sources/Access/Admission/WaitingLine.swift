/// Requests of one priority that wait, in the order in which they came.
struct WaitingLine: Sendable {
    struct Place: Sendable {
        var number: Int
        var end: ContinuousClock.Instant
    }

    /// Numbers rise. Of those before `first`, and of those that are in no `numbers`, nobody waits any more.
    private var places: [Place] = []
    private var first = 0
    private var numbers: Set<Int> = []

    var count: Int { numbers.count }
    var isEmpty: Bool { numbers.isEmpty }

    /// Who has waited longest.
    var head: Place? { isEmpty ? nil : places[first] }

    mutating func append(_ place: Place) {
        places.append(place)
        numbers.insert(place.number)
    }

    mutating func popFirst() -> Int? {
        guard let number = head?.number else { return nil }
        remove(number)
        return number
    }

    /// Who came last.
    mutating func popLast() -> Int? {
        guard let number = places.last(where: { numbers.contains($0.number) })?.number else { return nil }
        remove(number)
        return number
    }

    /// False where nobody waits under that number.
    @discardableResult
    mutating func remove(_ number: Int) -> Bool {
        guard numbers.remove(number) != nil else { return false }
        while let last = places.last, !numbers.contains(last.number) { places.removeLast() }
        while first < places.count, !numbers.contains(places[first].number) { first += 1 }
        if places.isEmpty { first = 0 }
        if places.count > 2 * numbers.count + 32 {
            places.removeAll { !numbers.contains($0.number) }
            first = 0
        }
        return true
    }
}
