/// First in, first out, in a ring that grows.
struct WaitingLine<Element> {
    private var slots: [Element?] = Array(repeating: nil, count: 64)
    private var first = 0
    private(set) var count = 0

    mutating func append(_ element: Element) {
        if count == slots.count {
            slots = Array(slots[first...] + slots[..<first]) + Array(repeating: nil, count: slots.count)
            first = 0
        }
        slots[(first + count) % slots.count] = element
        count += 1
    }

    mutating func takeFirst() -> Element? {
        guard count > 0 else { return nil }
        defer {
            slots[first] = nil
            first = (first + 1) % slots.count
            count -= 1
        }
        return slots[first]
    }
}
