extension NuthatchClient {
    /// What one call has of its own.
    ///
    /// ```swift
    /// let patient = NuthatchClient.CallOptions(requestID: "ticket-4711", timeLimit: .seconds(60))
    /// let answer = try await nuthatch.answer("Which boots suit wet ground?", patient)
    /// ```
    public struct CallOptions: Sendable, Equatable {
        /// By which both sides' logs tell of the call: 1 to 128 of `A-Z`, `a-z`, `0-9`, `-`, `_`, `.` and `:`. A new one
        /// where nil.
        public var requestID: String?
        /// Of calls that write: the same key with the same request is done once, also when a program sends it again after
        /// a crash. A new one where nil.
        public var idempotencyKey: String?
        /// In the place of the client's.
        public var timeLimit: Duration?
        /// The W3C trace that the call belongs to.
        public var traceparent: String?

        /// Everything is left to the client unless named.
        public init(
            requestID: String? = nil,
            idempotencyKey: String? = nil,
            timeLimit: Duration? = nil,
            traceparent: String? = nil
        ) {
            self.requestID = requestID
            self.idempotencyKey = idempotencyKey
            self.timeLimit = timeLimit
            self.traceparent = traceparent
        }

        func check() throws {
            let faults = [
                requestID.flatMap { HeaderText.faultOfName($0, "requestID", limit: 128) },
                idempotencyKey.flatMap { HeaderText.faultOfValue($0, "idempotencyKey", limit: 255) },
                traceparent.flatMap { HeaderText.faultOfValue($0, "traceparent", limit: 255) },
            ]
            if let fault = faults.compactMap(\.self).first { throw NuthatchError.invalidRequest(fault) }
            if let timeLimit { try NuthatchError.check("timeLimit", timeLimit, in: Limits.times) }
        }
    }
}
