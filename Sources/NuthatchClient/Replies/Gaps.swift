public import Foundation

extension NuthatchClient {
    /// The shop's to-do list: what its documents do not answer, and where they disagree.
    public struct Gaps: Sendable, Equatable, Decodable {
        /// What one of them says.
        public struct Side: Sendable, Equatable, Decodable {
            /// Of the document.
            public var documentID: String
            /// Of the passage.
            public var chunkID: Int64?
            /// Its words.
            public var sentence: String

            private enum CodingKeys: String, CodingKey {
                case sentence
                case documentID = "document_id"
                case chunkID = "chunk_id"
            }
        }

        /// Questions that ask the same, and were not answered.
        public struct Gap: Sendable, Equatable, Decodable {
            /// The one that the others are like.
            public var question: String
            /// How often it was asked.
            public var count: Int
            /// Why there was no answer, most often.
            public var reasonCode: ReasonCode?
            /// As customers ask it.
            public var examples: [String]
            /// When it was last asked.
            public var lastAsked: Date
            /// The page that is nearest to it.
            public var nearest: SourcePage?

            private enum CodingKeys: String, CodingKey {
                case question, count, examples, nearest
                case reasonCode = "reason_code"
                case lastAsked = "last_asked"
            }
        }

        /// Two documents that say different things.
        public struct Conflict: Sendable, Equatable, Decodable {
            /// In what they differ.
            public var kind: String
            /// How often questions met it.
            public var count: Int
            /// When one last did.
            public var lastMet: Date
            /// One of them.
            public var first: Side
            /// The other.
            public var second: Side

            private enum CodingKeys: String, CodingKey {
                case kind, count, first, second
                case lastMet = "last_met"
            }
        }

        /// Most asked first.
        public var gaps: [Gap]
        /// Met most often first.
        public var conflicts: [Conflict]
    }
}
