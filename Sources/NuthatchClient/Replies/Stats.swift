public import Foundation

extension NuthatchClient {
    /// What the service did of late.
    public struct Stats: Sendable, Equatable, Decodable {
        /// Requests.
        public struct Total: Sendable, Equatable, Decodable {
            /// All.
            public var requests: Int
            /// Answered.
            public var succeeded: Int
            /// Not answered.
            public var failed: Int
        }

        /// How many were answered from the cache.
        public struct Cache: Sendable, Equatable, Decodable {
            /// From the cache.
            public var hits: Int
            /// Not from it.
            public var misses: Int
            /// From it, though its time was over.
            public var stale: Int
            /// By another's call that was at work.
            public var coalesced: Int
        }

        /// In milliseconds.
        public struct Latency: Sendable, Equatable, Decodable {
            /// On average; nil where there was none.
            public var mean: Double?
            /// Half take no longer.
            public var p50: Double?
            /// 95 of 100 take no longer.
            public var p95: Double?
            /// 99 of 100 take no longer.
            public var p99: Double?
        }

        /// What one model took.
        public struct Model: Sendable, Equatable, Decodable {
            /// Its name.
            public var model: String
            /// Calls.
            public var requests: Int
            /// Read.
            public var inputTokens: Int
            /// Written.
            public var outputTokens: Int
            /// In USD; nil where it has no price.
            public var cost: Double?

            private enum CodingKeys: String, CodingKey {
                case model, requests
                case inputTokens = "input_tokens"
                case outputTokens = "output_tokens"
                case cost = "cost_usd"
            }
        }

        /// What was asked about one thing.
        public struct Intent: Sendable, Equatable, Decodable {
            /// What it was about.
            public var intent: String?
            /// How often.
            public var requests: Int
            /// How often it was answered.
            public var answered: Int
        }

        /// One route of the service.
        public struct Route: Sendable, Equatable, Decodable {
            /// Its path.
            public var route: String
            /// How often it was called.
            public var requests: Int
            /// How often in vain.
            public var failed: Int
            /// Half take no longer.
            public var p50Ms: Double?
            /// 99 of 100 take no longer.
            public var p99Ms: Double?

            private enum CodingKeys: String, CodingKey {
                case route, requests, failed
                case p50Ms = "p50_ms"
                case p99Ms = "p99_ms"
            }
        }

        /// A span of time.
        public struct Point: Sendable, Equatable, Decodable {
            /// When it begins.
            public var start: Date
            /// All.
            public var requests: Int
            /// Not answered.
            public var failed: Int
            /// From the cache.
            public var hits: Int
            /// To questions.
            public var answers: Int
            /// Half take no longer.
            public var p50Ms: Double?
            /// 95 of 100 take no longer.
            public var p95Ms: Double?
            /// In USD.
            public var cost: Double
            /// By the cache, in USD.
            public var saved: Double

            private enum CodingKeys: String, CodingKey {
                case start, requests, failed, hits, answers
                case p50Ms = "p50_ms"
                case p95Ms = "p95_ms"
                case cost = "cost_usd"
                case saved = "saved_usd"
            }
        }

        /// From when on.
        public var since: Date
        /// Requests.
        public var total: Total
        /// How many were answered from the cache.
        public var cache: Cache
        /// In milliseconds.
        public var latencyMs: Latency
        /// In USD.
        public var cost: Double
        /// By the cache, in USD.
        public var saved: Double
        /// Of all models.
        public var tokens: Int
        /// Model by model.
        public var models: [Model]
        /// By what was asked about.
        public var intents: [Intent]
        /// Route by route.
        public var routes: [Route]
        /// Over time, oldest first; at most 288.
        public var series: [Point]

        private enum CodingKeys: String, CodingKey {
            case since, total, cache, tokens, models, intents, routes, series
            case latencyMs = "latency_ms"
            case cost = "cost_usd"
            case saved = "saved_usd"
        }
    }
}
