/// The headings above a place in a document, outermost first.
struct HeadingPath {
    private var levels: [Int] = []
    private(set) var titles: [String] = []

    /// A heading ends the sections of its level and of all deeper ones. Levels beyond 1 to 6 count as the nearest.
    /// One without a title ends sections and is not above any.
    mutating func enter(_ title: String, level: Int) {
        let level = min(max(level, 1), 6)
        while let last = levels.last, last >= level {
            levels.removeLast()
            titles.removeLast()
        }
        if title.isEmpty { return }
        levels.append(level)
        titles.append(title)
    }
}
