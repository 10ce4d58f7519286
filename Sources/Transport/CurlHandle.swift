import CCurl

/// One transfer's handle of libcurl, used for one transfer after the other.
///
/// It is reset in between: libcurl counts the connections that died under a handle, over all its transfers, and gives up
/// at five. The handle belongs to the transport's thread.
final class CurlHandle {
    let easy: UnsafeMutableRawPointer
    private var fields: UnsafeMutablePointer<curl_slist>?
    private let message: UnsafeMutablePointer<CChar>

    init() throws(TransportError) {
        guard let easy = curl_easy_init() else { throw .unexpected("no memory for a transfer") }
        self.easy = easy
        message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(fields)
        message.deallocate()
    }

    /// What libcurl said of the last fault.
    var detail: String { String(cString: message) }

    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(ccurl_easy_set_long(easy, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(value.withCString { ccurl_easy_set_pointer(easy, option, $0) })
    }

    func set(_ option: CURLoption, _ value: UnsafeRawPointer?) throws(TransportError) {
        try check(ccurl_easy_set_pointer(easy, option, value))
    }

    private func check(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else { throw .unexpected(String(cString: curl_easy_strerror(code))) }
    }
}

// MARK: - For all transfers

extension CurlHandle {
    private func setCallbacks(context: UnsafeMutableRawPointer) throws(TransportError) {
        try set(CURLOPT_ERRORBUFFER, UnsafeRawPointer(message))
        try check(ccurl_easy_set_receiver(easy, CURLOPT_WRITEFUNCTION, CurlCallbacks.receiveBody))
        try check(ccurl_easy_set_receiver(easy, CURLOPT_HEADERFUNCTION, CurlCallbacks.receiveLine))
        try check(ccurl_easy_set_opener(easy, CurlCallbacks.openSocket))
        for option in [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PRIVATE] {
            try set(option, context)
        }
    }

    private func setProtocol(isStream: Bool) throws(TransportError) {
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // Chunks come with their frames: see `ChunkDecoder`.
        try set(CURLOPT_HTTP_TRANSFER_DECODING, 0)
        // A stream holds its buffer all the time, and its events are short.
        try set(CURLOPT_BUFFERSIZE, isStream ? 4 << 10 : 16 << 10)
        try set(CURLOPT_UPLOAD_BUFFERSIZE, 16 << 10)
    }

    private func setSecurity(_ settings: TransportSettings) throws(TransportError) {
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if let file = settings.certificateAuthorities { try set(CURLOPT_CAINFO, file) }
        // An empty string also shuts out the proxies of the environment.
        try set(CURLOPT_PROXY, settings.proxy ?? "")
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    }

    private func setConnection() throws(TransportError) {
        try set(CURLOPT_NOSIGNAL, 1)
        // A transfer that ends while a name is looked up must not wait for the resolver: the thread serves all others.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_TCP_NODELAY, 1)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_TCP_KEEPIDLE, 30)
        try set(CURLOPT_TCP_KEEPINTVL, 15)
        // Connections follow a change of the name within a minute and a half.
        try set(CURLOPT_DNS_CACHE_TIMEOUT, 30)
        try set(CURLOPT_DNS_SHUFFLE_ADDRESSES, 1)
        try set(CURLOPT_MAXLIFETIME_CONN, 60)
    }
}

// MARK: - For one transfer

extension CurlHandle {
    /// - Parameter context: what the callbacks are given. It must live until `unload`.
    func load(
        _ request: HTTPRequest,
        isStream: Bool,
        settings: TransportSettings,
        context: UnsafeMutableRawPointer
    ) throws(TransportError) {
        try setCallbacks(context: context)
        try setProtocol(isStream: isStream)
        try setSecurity(settings)
        try setConnection()
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect.milliseconds)
        try set(CURLOPT_PROTOCOLS_STR, request.allowsPlainHTTP ? "http,https" : "https")
        try set(CURLOPT_URL, request.url)
        switch request.method {
        case .get: try set(CURLOPT_HTTPGET, 1)
        case .post: try load(request.body)
        }
        try load(request.headers)
    }

    /// Takes back all that `load` set, so that no key or prompt stays behind.
    func unload() {
        curl_easy_reset(easy)
        curl_slist_free_all(fields)
        fields = nil
        message.pointee = 0
    }

    /// libcurl copies it: a pointer into an array is good for one call only.
    private func load(_ body: [UInt8]) throws(TransportError) {
        try set(CURLOPT_POST, 1)
        try check(ccurl_easy_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        try check(body.withUnsafeBytes { ccurl_easy_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) })
    }

    private func load(_ headers: [HTTPHeader]) throws(TransportError) {
        // Without this line libcurl would wait for a `100 Continue` before a larger body.
        try append("Expect:")
        for header in headers {
            let isEmpty = header.value.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            // libcurl takes `Name:` as the wish to leave the field out, and `Name;` as an empty one.
            try append(isEmpty ? header.name + ";" : header.name + ": " + header.value)
        }
        try set(CURLOPT_HTTPHEADER, UnsafeRawPointer(fields))
    }

    private func append(_ line: String) throws(TransportError) {
        guard let longer = curl_slist_append(fields, line) else { throw .unexpected("no memory for a header") }
        fields = longer
    }
}

// MARK: - After a transfer

extension CurlHandle {
    var isNewConnection: Bool {
        var count = 0
        return ccurl_easy_get_long(easy, CURLINFO_NUM_CONNECTS, &count) == CURLE_OK && count > 0
    }

    /// With name and TLS.
    var connectTime: Duration {
        max(microseconds(CURLINFO_CONNECT_TIME_T), microseconds(CURLINFO_APPCONNECT_TIME_T))
    }

    /// The system's number of what went wrong.
    var systemError: Int32 {
        var number = 0
        return ccurl_easy_get_long(easy, CURLINFO_OS_ERRNO, &number) == CURLE_OK ? Int32(truncatingIfNeeded: number) : 0
    }

    private func microseconds(_ info: CURLINFO) -> Duration {
        var time = curl_off_t(0)
        return ccurl_easy_get_size(easy, info, &time) == CURLE_OK ? .microseconds(time) : .zero
    }
}

extension Duration {
    /// Whole ones, at least 1.
    fileprivate var milliseconds: Int {
        let limit = Duration.milliseconds(Int32.max)
        return max(1, Int(min(self, limit) / .milliseconds(1)))
    }
}
