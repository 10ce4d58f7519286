extension NuthatchClient {
    /// What became of many documents that were written at once. The others are stored where some are refused.
    public struct BulkReceipt: Sendable, Equatable, Decodable {
        /// Why one was refused.
        public struct Fault: Sendable, Equatable, Decodable {
            /// For people.
            public var message: String
            /// Stable.
            public var code: NuthatchError.Code?
            /// The field that is at fault.
            public var parameter: String?

            private enum CodingKeys: String, CodingKey {
                case message, code
                case parameter = "param"
            }
        }

        /// What became of one of them.
        public struct Item: Sendable, Equatable, Decodable {
            /// Which one, from 1.
            public var line: Int
            /// The shop's own identifier, where it could be read.
            public var id: String?
            /// What was done.
            public var result: WriteResult
            /// Why it was refused.
            public var error: Fault?
        }

        /// One a document, in their order.
        public var items: [Item]
        /// How many were not there.
        public var new: Int
        /// How many were others.
        public var updated: Int
        /// How many were the same.
        public var unchanged: Int
        /// How many were refused.
        public var failed: Int
        /// After it.
        public var corpusVersion: Int64

        private enum CodingKeys: String, CodingKey {
            case new, updated, unchanged, failed
            case items = "results"
            case corpusVersion = "corpus_version"
        }

        /// Those that were refused.
        public var failures: [Item] { items.filter { $0.result == .failed } }
    }
}
