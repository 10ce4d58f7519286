/// The whole sentences at the end of a chunk that the next one repeats, so that a sentence that leans on the one before
/// is found with it.
struct Overlap {
    /// In the text measure.
    let limit: Int

    /// Sentences that measure nothing do not make it endless.
    private static let mostUnits = 16

    /// The first unit that a chunk starting with `start` repeats; `start` itself where it repeats none.
    ///
    /// It repeats no unit before `first`, no more than `room`, and nothing of or into a table or code.
    func start(before start: Int, notBefore first: Int, room: Int, in units: [TextUnit]) -> Int {
        walk(before: start, notBefore: first, room: room, in: units).start
    }

    /// The length of what a chunk starting with `start` repeats if it can, and of the gaps behind.
    func length(before start: Int, in units: [TextUnit]) -> Int {
        walk(before: start, notBefore: 1, room: limit, in: units).length
    }

    private func walk(
        before start: Int,
        notBefore first: Int,
        room: Int,
        in units: [TextUnit]
    ) -> (start: Int, length: Int) {
        guard units[start].sort == .sentence else { return (start, 0) }
        var position = start
        var length = 0
        while position > max(first, start - Self.mostUnits), units[position - 1].sort == .sentence {
            let longer = length + units[position - 1].length + units[position].gap
            if longer > min(limit, room) { break }
            length = longer
            position -= 1
        }
        return (position, length)
    }
}
