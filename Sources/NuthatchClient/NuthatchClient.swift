public import Foundation

/// Asks a Nuthatch service over HTTP.
///
/// ```swift
/// let nuthatch = try NuthatchClient(
///     baseURL: "https://answers.example.com",
///     key: ProcessInfo.processInfo.environment["NUTHATCH_KEY"],
///     serviceName: "checkout-bot"
/// )
/// let answer = try await nuthatch.answer("Can I return boots that I wore outside?")
/// if let text = answer.text {
///     print(text, answer.citations.map(\.uri))
/// } else {
///     print("To a person:", answer.handoff.reasonCode?.rawValue ?? "no reason")
/// }
/// ```
///
/// A value: copies share their connections, which close with the last of them. One for the whole program is enough, and
/// any number of tasks may use it at once. Each call
/// - carries an `X-Request-ID`, the same over its attempts, and the `X-Service-Name`;
/// - is tried up to three times where the service is busy, fails or cannot be reached (see `RetryPolicy`), within 10 s
///   (see `Limits`); calls that write carry an `Idempotency-Key`, so that none is done twice;
/// - ends with its connection when its task is cancelled, and then throws `CancellationError`;
/// - throws a `NuthatchError` for all else.
///
/// The key is in no description and in no error. Redirects are not followed, cookies are not kept, nothing is cached.
public struct NuthatchClient: Sendable {
    let caller: Caller

    /// - Parameters:
    ///   - baseURL: where the service is, such as `https://answers.example.com`; with a path where a proxy puts it below
    ///     one. An OpenAI client's base URL, which ends with `/v1`, means the same.
    ///   - key: nil for a service without keys.
    ///   - serviceName: the name of the program that calls, for the service's logs and figures: 1 to 64 of `A-Z`, `a-z`,
    ///     `0-9`, `-`, `_`, `.` and `:`.
    ///   - limits: times, sizes and connections.
    ///   - retries: which failures are tried again, and when.
    ///   - timing: the clock and the randomness.
    /// - Throws: `NuthatchError.invalidSetting` for a value that can never work.
    public init(
        baseURL: URL,
        key: String? = nil,
        serviceName: String? = nil,
        limits: Limits = Limits(),
        retries: RetryPolicy = RetryPolicy(),
        timing: Timing = .system
    ) throws {
        try limits.check()
        try retries.check()
        if let fault = serviceName.flatMap({ HeaderText.faultOfName($0, "serviceName", limit: 64) }) {
            throw NuthatchError.invalidSetting(fault)
        }
        caller = Caller(
            base: try ServiceAddress(baseURL),
            key: try key.map(SecretKey.init),
            serviceName: serviceName,
            limits: limits,
            retries: retries,
            timing: timing,
            wire: Wire(limits: limits)
        )
    }

    /// The same, for an address that is a text, as settings have it.
    public init(
        baseURL: String,
        key: String? = nil,
        serviceName: String? = nil,
        limits: Limits = Limits(),
        retries: RetryPolicy = RetryPolicy(),
        timing: Timing = .system
    ) throws {
        // Said without the text, which may hold a password.
        guard let url = URL(string: baseURL) else {
            throw NuthatchError.invalidSetting("The base URL is no URL; it is one such as https://answers.example.com.")
        }
        try self.init(
            baseURL: url,
            key: key,
            serviceName: serviceName,
            limits: limits,
            retries: retries,
            timing: timing
        )
    }
}

extension NuthatchClient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address, and whether there is a key.
    public var description: String {
        "NuthatchClient(\(caller.base.text), \(caller.key == nil ? "no key" : "key hidden"))"
    }

    /// As `description`.
    public var debugDescription: String { description }

    /// Nothing but the description, so that `dump` shows no key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
