import YAMLText

/// Why a text cannot be a key. It holds nothing of the text.
package enum KeyProblem: Error, Equatable {
    case empty
    case quoted
    case bearer
    case blank
    case placeholder
    case foreignCharacter
    case short(Int)
    case long(Int)
    case unreadable(String)

    /// What is wrong and how to mend it, after the words that say where the key stands.
    var predicate: String {
        switch self {
        case .empty: "is empty; put the key there."
        case .quoted: "holds a key in quotation marks; leave them out."
        case .bearer: "begins with “Bearer”; leave that word out, it is added to each call."
        case .blank: "holds a blank or a line break inside the key; copy the key again, in one piece."
        case .placeholder: "holds a placeholder, not a key; replace it with the key that your provider gave you."
        case .foreignCharacter:
            "holds a character that no key has; keys are ASCII letters, digits and marks, so copy it again."
        case .short(let count):
            "holds \(count) characters; a key has at least \(APIKey.lengths.lowerBound), so copy it again, whole."
        case .long(let count):
            "holds \(count) characters; a key has at most \(APIKey.lengths.upperBound), so put the key there alone."
        case .unreadable(let reason): "cannot be read: \(reason)."
        }
    }
}
