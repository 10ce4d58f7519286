/// Under what an answer is kept: SHA-256 over everything that decides it but the documents, whose edits drop it.
package struct AnswerKey: Sendable, Hashable {
    package var digest: [UInt8]

    package init(digest: [UInt8]) {
        self.digest = digest
    }
}
