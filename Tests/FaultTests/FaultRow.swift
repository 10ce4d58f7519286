import Testing

/// A fault of the upstream, and what has to come of it.
struct FaultRow: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        /// An answer, and nothing counts against the upstream.
        case answer
        /// The same, without a text.
        case silence
        /// An error with one of these codes.
        case fails([String])
    }

    var fault: String
    var plain: Outcome
    var stream: Outcome
    /// Whether the breaker counts it.
    var counts: Bool

    init(_ fault: String, _ plain: Outcome, stream: Outcome? = nil, counts: Bool = true) {
        self.fault = fault
        self.plain = plain
        self.stream = stream ?? plain
        self.counts = counts
    }

    var testDescription: String { fault }

    private static let unreachable = Outcome.fails(["upstream_unreachable"])
    private static let late = Outcome.fails(["upstream_timeout", "deadline_exceeded"])
    private static let invalid = Outcome.fails(["upstream_invalid_answer", "upstream_unreachable"])
    private static let broken = Outcome.fails(["upstream_stream_broken"])
    /// A plain answer that is cut, and a stream that breaks off, before or after its first token.
    private static let cut = Outcome.fails([
        "upstream_unreachable", "upstream_stream_broken", "upstream_invalid_answer",
    ])

    /// Connections and bytes.
    static let connection: [FaultRow] = [
        FaultRow("reset-before", unreachable),
        FaultRow("close-before", unreachable),
        FaultRow("reset-after-head", unreachable, stream: cut),
        FaultRow("reset-mid-body", unreachable, stream: cut),
        FaultRow("half-body", unreachable, stream: cut),
        FaultRow("chunked-cut", unreachable, stream: cut),
        FaultRow("hang", late),
        FaultRow("hang-after-head", late),
        FaultRow("hang-mid-body", late, stream: .fails(["upstream_stream_broken", "upstream_timeout"])),
        FaultRow("drip", late),
        FaultRow("chunk-size-text", unreachable, stream: cut),
        FaultRow("chunk-size-negative", unreachable, stream: cut),
        FaultRow("chunk-size-17-digits", unreachable, stream: cut),
        FaultRow("chunk-extension", unreachable, stream: cut),
        FaultRow("chunk-bare-lf", unreachable, stream: cut),
        FaultRow("huge-head", unreachable),
        FaultRow("many-headers", unreachable),
        FaultRow("gzip-lie", unreachable),
        FaultRow("endless", unreachable, stream: cut),
        FaultRow("redirect", .fails(["upstream_error"])),
        FaultRow("redirect-file", .fails(["upstream_error"])),
    ]

    /// Statuses.
    static let status: [FaultRow] = [
        FaultRow("status=400", .fails(["upstream_rejected"]), counts: false),
        FaultRow("status=401", .fails(["upstream_unauthorized"]), counts: false),
        FaultRow("status=402", .fails(["upstream_quota_exhausted"]), counts: false),
        FaultRow("status=403", .fails(["upstream_unauthorized"]), counts: false),
        FaultRow("status=404", .fails(["upstream_rejected"]), counts: false),
        FaultRow("status=422", .fails(["upstream_rejected"]), counts: false),
        FaultRow("status=429, retry-after=2", .fails(["upstream_rate_limited"]), counts: false),
        FaultRow("status=429, retry-after=-5", .fails(["upstream_rate_limited"]), counts: false),
        FaultRow("status=429, retry-after=1000000000", .fails(["upstream_rate_limited"]), counts: false),
        FaultRow("status=429, retry-after-date=3", .fails(["upstream_rate_limited"]), counts: false),
        FaultRow("status=429, retry-after-text", .fails(["upstream_rate_limited"]), counts: false),
        FaultRow("status=429, retry-after-ms=500", .fails(["upstream_rate_limited"]), counts: false),
        FaultRow("status=408", .fails(["upstream_error"])),
        FaultRow("status=500", .fails(["upstream_error"])),
        FaultRow("status=502", .fails(["upstream_error"])),
        FaultRow("status=503", .fails(["upstream_error"])),
        FaultRow("status=504", .fails(["upstream_error"])),
        FaultRow("status=529", .fails(["upstream_error"])),
    ]

    /// A 200 with something else in it.
    static let content: [FaultRow] = [
        FaultRow("html", invalid, stream: cut),
        FaultRow("empty", invalid, stream: cut),
        FaultRow("cut-json", invalid, stream: cut),
        FaultRow("other-json", invalid, stream: cut),
        FaultRow("deep", invalid, stream: cut),
        FaultRow("number-nan", invalid, stream: cut),
        FaultRow("nul-byte", invalid, stream: cut),
        FaultRow("error-in-200", .fails(["upstream_invalid_answer", "upstream_error"])),
        FaultRow("long-line", unreachable, stream: .fails(["upstream_stream_broken", "upstream_invalid_answer"])),
        FaultRow("sse-error-mid", .answer, stream: broken),
        FaultRow("sse-error-event", .answer, stream: broken),
    ]

    /// What looks odd and is an answer.
    static let dialect: [FaultRow] =
        [
            "sse-crlf", "sse-cr", "sse-no-space", "sse-multi-line", "sse-comments", "sse-no-done",
            "sse-after-done", "split-characters", "number-negative-zero", "number-20-digits", "number-1e400",
            "lone-surrogate", "nul-escape", "no-usage", "informational=5", "close-idle",
        ].map { FaultRow($0, .answer, counts: false) } + [FaultRow("sse-role-only", .silence, counts: false)]
}
