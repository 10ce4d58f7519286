/// Tokens as this provider counts them: pieces of four bytes, and of as many more as the last character needs.
///
/// An estimate that holds for English with the usual vocabularies. A stream sends one such piece a frame, and so the
/// tokens that it reports are the frames that it sent.
enum TokenEstimate {
    private static let bytesPerToken = 4

    /// Where each token of `text` ends.
    static func ends(of text: [UInt8]) -> [Int] {
        var ends: [Int] = []
        ends.reserveCapacity(count(ofBytes: text.count))
        var end = 0
        while end < text.count {
            end = min(end + bytesPerToken, text.count)
            while end < text.count, UTF8.isContinuation(text[end]) { end += 1 }
            ends.append(end)
        }
        return ends
    }

    /// Where each character of `text` ends.
    static func characterEnds(of text: [UInt8]) -> [Int] {
        (0..<text.count).filter { !UTF8.isContinuation(text[$0]) }.dropFirst() + (text.isEmpty ? [] : [text.count])
    }

    /// What a prompt of so many bytes counts, which nobody cuts into pieces.
    static func count(ofBytes bytes: Int) -> Int { (bytes + bytesPerToken - 1) / bytesPerToken }
}
