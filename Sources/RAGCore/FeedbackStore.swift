/// Where it is kept what was thought of answers. It goes with the record of its answer.
package protocol FeedbackStore: Sendable {
    /// Keeps it, in the place of one with its id; of an answer the latest 100 are kept.
    ///
    /// - Returns: whether it is kept. It is not where its tenant has no record of that id.
    @discardableResult
    func keep(_ feedback: Feedback) async throws -> Bool

    /// What was thought of an answer of the tenant's, oldest first.
    func feedback(on recordID: String, tenant: String) async throws -> [Feedback]
}
