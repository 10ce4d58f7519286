import CCurl

/// The same transfers by libcurl alone: what a bench holds the gateway against.
///
/// No more settings than a POST needs, handles that are never reset, a body that is counted and thrown away, and
/// libcurl's own loop. It blocks its caller.
package struct BareTransfers {
    package var url: String
    package var headers: [String]
    /// The body of the call of that number, from 0.
    package var body: (Int) -> [UInt8]

    package init(url: String, headers: [String], body: @escaping (Int) -> [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// One after the other on one connection (`curl_easy_perform`).
    ///
    /// - Returns: the time of each.
    package func oneByOne(_ count: Int) throws(TransportError) -> [Duration] {
        let handle = try BareHandle(self)
        var times: [Duration] = []
        for number in 0..<count {
            let start = ContinuousClock.now
            handle.load(body(number))
            guard curl_easy_perform(handle.easy) == CURLE_OK, handle.status == 200 else {
                throw .unexpected("a bare transfer failed")
            }
            times.append(.now - start)
        }
        return times
    }

    /// So many at once on one thread (`curl_multi_perform`, `curl_multi_poll`).
    ///
    /// - Returns: the time of all together.
    package func atOnce(_ concurrency: Int, count: Int) throws(TransportError) -> Duration {
        guard let multi = curl_multi_init() else { throw .unexpected("no memory for transfers") }
        defer { curl_multi_cleanup(multi) }
        var handles: [UnsafeMutableRawPointer: BareHandle] = [:]
        var sent = 0
        let start = ContinuousClock.now
        for _ in 0..<min(concurrency, count) {
            let handle = try BareHandle(self)
            handles[handle.easy] = handle
            handle.load(body(sent))
            sent += 1
            curl_multi_add_handle(multi, handle.easy)
        }
        var done = 0
        while done < count {
            var running: Int32 = 0
            guard curl_multi_perform(multi, &running) == CURLM_OK else { throw .unexpected("a bare transfer failed") }
            var left: Int32 = 0
            while let message = curl_multi_info_read(multi, &left), let easy = message.pointee.easy_handle,
                let handle = handles[easy]
            {
                guard ccurl_message_result(message) == CURLE_OK, handle.status == 200 else {
                    throw .unexpected("a bare transfer failed")
                }
                done += 1
                curl_multi_remove_handle(multi, easy)
                guard sent < count else { continue }
                handle.load(body(sent))
                sent += 1
                curl_multi_add_handle(multi, easy)
            }
            if done < count { curl_multi_poll(multi, nil, 0, 1000, nil) }
        }
        let time = ContinuousClock.now - start
        for easy in handles.keys { curl_multi_remove_handle(multi, easy) }
        return time
    }
}

/// A handle of libcurl that is set up once.
private final class BareHandle {
    let easy: UnsafeMutableRawPointer
    private var fields: UnsafeMutablePointer<curl_slist>?

    init(_ transfers: BareTransfers) throws(TransportError) {
        guard let easy = curl_easy_init() else { throw .unexpected("no memory for a transfer") }
        self.easy = easy
        for header in ["Expect:"] + transfers.headers { fields = curl_slist_append(fields, header) }
        _ = transfers.url.withCString { ccurl_easy_set_pointer(easy, CURLOPT_URL, $0) }
        _ = ccurl_easy_set_pointer(easy, CURLOPT_HTTPHEADER, fields)
        _ = ccurl_easy_set_pointer(easy, CURLOPT_PROXY, "")
        _ = ccurl_easy_set_long(easy, CURLOPT_POST, 1)
        _ = ccurl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_easy_set_receiver(easy, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(fields)
    }

    func load(_ body: [UInt8]) {
        _ = ccurl_easy_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        _ = body.withUnsafeBytes { ccurl_easy_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
    }

    var status: Int {
        var status = 0
        _ = ccurl_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return status
    }
}
