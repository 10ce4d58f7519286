/// Parts of a set of questions: a setting is fitted on all but one, and judged on that one.
package struct Folds: Sendable {
    /// The fold of each question, in the order of their ids.
    package let ofQuestion: [Int]
    package let count: Int

    /// Which fold a question belongs to hangs on its id alone, so that others may come and go. A fold that would be empty is
    /// left out.
    ///
    /// - Parameter count: at least 2.
    package init(ids: [String], count: Int) {
        let hashes = ids.map { Int($0.fnvHash >> 33) % max(2, count) }
        let used = Dictionary(uniqueKeysWithValues: Set(hashes).sorted().enumerated().map { ($1, $0) })
        ofQuestion = hashes.map { used[$0, default: 0] }
        self.count = used.count
    }

    /// For each question what `judge` says of it under the setting that `fit` chose without its fold.
    ///
    /// - Parameter fit: given the positions of the questions that may be looked at.
    package func heldOut<Setting, Figure>(
        fit: ([Int]) -> Setting,
        judge: (Int, Setting) -> Figure
    ) -> [Figure] {
        let settings = (0..<count).map { fold in fit(ofQuestion.indices.filter { ofQuestion[$0] != fold }) }
        return ofQuestion.indices.map { judge($0, settings[ofQuestion[$0]]) }
    }
}
