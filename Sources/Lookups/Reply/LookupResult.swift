package import Foundation
package import RAGCore

/// What a service of the shop said: a source like any other, and data, whatever its words.
package struct LookupResult: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Of the lookup.
    package var name: String
    package var title: String
    /// Where it was asked, without the query and without addresses of the customer.
    package var uri: String
    /// In the order of the configuration; those that the answer lacks are left out.
    package var fields: [Field]
    /// What can be told the customer as it is.
    package var sentence: String
    package var fetchedAt: Date

    package init(name: String, title: String, uri: String, fields: [Field], sentence: String, fetchedAt: Date) {
        self.name = name
        self.title = title
        self.uri = uri
        self.fields = fields
        self.sentence = sentence
        self.fetchedAt = fetchedAt
    }
}

extension LookupResult {
    /// All of it as the text of a source: the sentence, and a line for each field.
    package var text: String {
        ([sentence] + fields.map { "\(Self.words($0.name)): \($0.text)" }).joined(separator: "\n")
    }

    /// The sentence, cited from `text`.
    package func citation(_ index: Int) -> Citation {
        Citation(
            index: index,
            chunkID: nil,
            documentID: name,
            uri: uri,
            title: title,
            headingPath: [],
            quote: sentence,
            span: 0..<sentence.utf8.count
        )
    }

    /// The fields in one sentence, where the configuration has none for them.
    static func sentence(_ fields: [Field], title: String) -> String {
        title + ": " + fields.map { "\(words($0.name)) \($0.text)" }.joined(separator: "; ") + "."
    }

    private static func words(_ name: String) -> String {
        name.split(separator: "_").joined(separator: " ")
    }
}
