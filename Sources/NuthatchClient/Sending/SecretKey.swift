import Foundation

/// An access key. Its text leaves only in the header that it is for.
struct SecretKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    init(_ text: String) throws {
        // The value itself must not stand in the sentence.
        guard (1...512).contains(text.utf8.count), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw NuthatchError.invalidSetting(
                "The key has \(text.utf8.count) bytes; it must be 1 to 512 visible ASCII characters without a blank."
            )
        }
        self.text = text
    }

    var authorization: String { "Bearer \(text)" }

    /// The text without the key, should somebody have put it there.
    func masked(_ text: String) -> String {
        text.replacingOccurrences(of: self.text, with: "[key]")
    }

    var description: String { "[key]" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
