/// First come, first served; and whoever is in it can leave from the middle at once.
package struct WaitingLine<Element> {
    private var elements: [Int: Element] = [:]
    private var front = 0
    private var back = 0

    package init() {}

    package var isEmpty: Bool { elements.isEmpty }
    package var count: Int { elements.count }

    /// - Returns: the number to leave with.
    package mutating func append(_ element: Element) -> Int {
        elements[back] = element
        defer { back += 1 }
        return back
    }

    package mutating func remove(_ number: Int) {
        elements[number] = nil
        if elements.isEmpty { front = back }
    }

    package mutating func popFirst() -> Element? {
        while front < back {
            defer { front += 1 }
            if let element = elements.removeValue(forKey: front) { return element }
        }
        return nil
    }
}
