/// A plain answer: the upstream's body as it came, and how it was had.
package struct ChatReply: Sendable, Equatable {
    /// A chat completion in OpenAI's JSON.
    package var body: [UInt8]
    package var info: ReplyInfo
}
