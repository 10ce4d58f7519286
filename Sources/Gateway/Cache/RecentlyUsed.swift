/// A dictionary bounded in size: where an insertion goes beyond, what was used longest ago leaves.
///
/// Its nodes lie in one array and are linked by their places there, so using one costs a look-up and no allocation.
package struct RecentlyUsed<Key: Hashable, Value> {
    private struct Node {
        var key: Key
        /// Nil where the node is free.
        var value: Value?
        var size: Int
        /// Towards the most recently used.
        var newer: Int
        var older: Int
    }

    package let sizeLimit: Int
    /// Of all values together.
    package private(set) var size = 0
    private var places: [Key: Int] = [:]
    private var nodes: [Node] = []
    private var free: [Int] = []
    private var newest = none
    private var oldest = none

    package init(sizeLimit: Int) {
        self.sizeLimit = sizeLimit
    }

    package var count: Int { places.count }

    /// The value under `key`, which counts as used now.
    package mutating func use(_ key: Key) -> Value? {
        guard let place = places[key] else { return nil }
        if place != newest {
            unlink(place)
            linkAsNewest(place)
        }
        return nodes[place].value
    }

    /// Changes the value under `key`, which does not count as a use.
    package mutating func update<Result>(_ key: Key, _ change: (inout Value) -> Result) -> Result? {
        guard let place = places[key], var value = nodes[place].value else { return nil }
        let result = change(&value)
        nodes[place].value = value
        return result
    }

    /// A value larger than the whole limit is not taken, and its key is then free.
    package mutating func insert(_ value: Value, for key: Key, size: Int) {
        remove(key)
        guard size <= sizeLimit else { return }
        while self.size > sizeLimit - size, oldest != Self.none { remove(nodes[oldest].key) }
        let node = Node(key: key, value: value, size: size, newer: Self.none, older: Self.none)
        let place: Int
        if let reused = free.popLast() {
            place = reused
            nodes[place] = node
        } else {
            place = nodes.count
            nodes.append(node)
        }
        places[key] = place
        self.size += size
        linkAsNewest(place)
    }

    package mutating func remove(_ key: Key) {
        guard let place = places.removeValue(forKey: key) else { return }
        unlink(place)
        size -= nodes[place].size
        nodes[place].value = nil
        free.append(place)
    }

    package mutating func removeAll() {
        self = RecentlyUsed(sizeLimit: sizeLimit)
    }

    private mutating func linkAsNewest(_ place: Int) {
        nodes[place].newer = Self.none
        nodes[place].older = newest
        if newest != Self.none { nodes[newest].newer = place }
        newest = place
        if oldest == Self.none { oldest = place }
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (nodes[place].newer, nodes[place].older)
        if newer == Self.none { newest = older } else { nodes[newer].older = older }
        if older == Self.none { oldest = newer } else { nodes[older].newer = newer }
    }

    private static var none: Int { -1 }
}
