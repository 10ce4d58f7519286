package import RAGCore

/// A document's text, put together from its stored passages.
package enum DocumentText {
    /// What no passage holds, such as the markup between two blocks, is a line break; what two passages share stands once.
    ///
    /// - Parameter passages: of one document, in any order.
    package static func joined(_ passages: [Passage]) -> String {
        var text: [UInt8] = []
        var end = 0
        for passage in passages.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard passage.range.upperBound > end else { continue }
            if passage.range.lowerBound > end, !text.isEmpty { text.append(UInt8(ascii: "\n")) }
            text += passage.text.utf8.dropFirst(max(0, end - passage.range.lowerBound))
            end = passage.range.upperBound
        }
        return String(decoding: text, as: UTF8.self)
    }
}
