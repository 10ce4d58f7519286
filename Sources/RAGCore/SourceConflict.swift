/// Two places in the sources that say different things of one matter.
package struct SourceConflict: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable {
        case number
        case date
        case yesNo = "yes_no"
    }

    package struct Side: Sendable, Hashable, Codable {
        package var documentID: String
        package var chunkID: Int64
        package var sentence: String

        package init(documentID: String, chunkID: Int64, sentence: String) {
            self.documentID = documentID
            self.chunkID = chunkID
            self.sentence = sentence
        }
    }

    package var kind: Kind
    package var first: Side
    package var second: Side

    package init(kind: Kind, first: Side, second: Side) {
        self.kind = kind
        self.first = first
        self.second = second
    }
}
