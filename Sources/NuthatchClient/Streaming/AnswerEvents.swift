import Foundation

extension NuthatchClient {
    /// A streamed answer: `for try await event in nuthatch.answers("…")`.
    ///
    /// The request is sent when the first event is asked for, anew by each loop over it. Leaving the loop, or cancelling its
    /// task, ends the connection. A stream always ends with its `final` event or with an error: one that is cut throws
    /// `NuthatchError.interrupted`, one that the service breaks off throws `.refused` without a status.
    public struct AnswerEvents: AsyncSequence, Sendable {
        let caller: Caller
        let request: @Sendable () throws -> APIRequest
        let options: CallOptions

        /// A request of its own.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(events: self)
        }

        /// One request's events.
        public struct AsyncIterator: AsyncIteratorProtocol {
            private var source: Source

            init(events: AnswerEvents) {
                source = .new(events)
            }

            /// The next event; nil after the final one.
            public mutating func next() async throws -> AnswerEvent? {
                do {
                    if case .new(let events) = source {
                        let stream = try await events.caller.stream(try events.request(), events.options)
                        source = .open(AnswerReader(stream))
                    }
                    guard case .open(let reader) = source else { return nil }
                    let event = try await reader.next()
                    if case .final = event { source = .over }
                    return event
                } catch {
                    source = .over
                    throw error
                }
            }
        }

        private enum Source {
            case new(AnswerEvents)
            case open(AnswerReader)
            case over
        }
    }
}
