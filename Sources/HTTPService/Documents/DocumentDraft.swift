package import RAGCore

/// A document as it is sent: what is left out stays as it was, what is cleared goes.
package struct DocumentDraft: Sendable, Equatable {
    /// What is said of a field.
    package enum Field<Value: Sendable & Equatable>: Sendable, Equatable {
        case omitted
        case cleared
        case set(Value)

        /// The value after it.
        package func applied(to old: Value?) -> Value? {
            switch self {
            case .omitted: old
            case .cleared: nil
            case .set(let value): value
            }
        }
    }

    package enum Format: String, Sendable, CaseIterable {
        case markdown
        case html
        case text
    }

    package var id: String
    package var title = Field<String>.omitted
    package var text: String?
    package var format: Format?
    package var uri = Field<String>.omitted
    package var language = Field<String>.omitted
    package var audience = Field<String>.omitted
    package var validFrom = Field<CalendarDate>.omitted
    package var validUntil = Field<CalendarDate>.omitted
    package var metadata = Field<Metadata>.omitted

    package init(id: String) { self.id = id }
}
