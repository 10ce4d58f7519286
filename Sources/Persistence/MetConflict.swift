package import Foundation
package import RAGCore

/// Two places in the sources that disagree, as long as both stand there.
package struct MetConflict: Sendable, Equatable {
    package var conflict: SourceConflict
    /// The answers that met it.
    package var count: Int
    /// When it was last met.
    package var last: Date
}
