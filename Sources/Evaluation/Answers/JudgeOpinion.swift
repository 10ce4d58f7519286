import JSONText

/// What a model that judges says of an answer.
package struct JudgeOpinion: Sendable, Equatable {
    /// Every statement follows from the sources.
    package var isSupported: Bool
    /// It answers the question.
    package var isRight: Bool

    package init(isSupported: Bool, isRight: Bool) {
        self.isSupported = isSupported
        self.isRight = isRight
    }

    /// Reads `{"supported": …, "right": …}`; models like to put words or a fence around it.
    ///
    /// Nil where there is no such object.
    package init?(_ reply: String) {
        let bytes = Array(reply.utf8)
        guard let start = bytes.firstIndex(of: UInt8(ascii: "{")), let end = bytes.lastIndex(of: UInt8(ascii: "}")),
            start < end, let document = try? JSONDocument(Array(bytes[start...end])),
            let supported = document.root["supported"]?.bool, let right = document.root["right"]?.bool
        else { return nil }
        self.init(isSupported: supported, isRight: right)
    }
}
