extension NuthatchClient {
    /// A reply of a model, or of the whole way with model `auto`.
    public struct ChatCompletion: Sendable, Equatable {
        /// A source of a part of the text.
        public struct Annotation: Sendable, Equatable, Decodable {
            /// Where it is.
            public var url: String
            /// Its title.
            public var title: String?
            /// The first code point of the text that it stands under.
            public var start: Int
            /// The code point after the last.
            public var end: Int

            private enum CodingKeys: String, CodingKey {
                case url, title
                case start = "start_index"
                case end = "end_index"
            }
        }

        /// Of this completion.
        public var id: String
        /// That answered.
        public var model: String
        /// What the model says; nil where it refuses or calls a tool.
        public var text: String?
        /// The sources, with model `auto`.
        public var annotations: [Annotation]
        /// `stop`, `length`, `content_filter`, ...
        public var finishReason: String?
        /// What it took.
        public var usage: Usage?
        /// With model `auto`: all but question and text of the answer.
        public var answer: Answer?
        /// What the call took.
        public var report = CallReport()
    }
}

extension NuthatchClient.ChatCompletion: Decodable {
    private struct Choice: Decodable {
        struct Message: Decodable {
            var content: String?
            var annotations: [Link]?
        }

        struct Link: Decodable {
            var url: NuthatchClient.ChatCompletion.Annotation?

            enum CodingKeys: String, CodingKey {
                case url = "url_citation"
            }
        }

        var message: Message
        var reason: String?

        enum CodingKeys: String, CodingKey {
            case message
            case reason = "finish_reason"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, model, choices, usage, nuthatch
    }

    /// Reads a completion in OpenAI's shape; of several choices the first.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        model = try container.decode(String.self, forKey: .model)
        var choices = try container.nestedUnkeyedContainer(forKey: .choices)
        let choice = try choices.decode(Choice.self)
        text = choice.message.content
        annotations = choice.message.annotations?.compactMap(\.url) ?? []
        finishReason = choice.reason
        usage = try container.decodeIfPresent(NuthatchClient.Usage.self, forKey: .usage)
        answer = try container.decodeIfPresent(NuthatchClient.Answer.self, forKey: .nuthatch)
    }
}
