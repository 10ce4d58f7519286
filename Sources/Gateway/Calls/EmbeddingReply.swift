/// The vectors of an embedding call, in the order of its texts, as the upstream gave them.
package struct EmbeddingReply: Sendable, Equatable {
    package var vectors: [[Float]]
    package var info: ReplyInfo
}
