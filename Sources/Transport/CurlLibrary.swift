import CCurl

/// libcurl as a whole: set up once, and checked for what is built on.
enum CurlLibrary {
    private static let state: Result<Void, TransportError> = Result { () throws(TransportError) in
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let version = ccurl_version()
        else { throw .unexpected("libcurl cannot be set up") }
        let info = version.pointee
        let name = info.version.map { String(cString: $0) } ?? "?"
        guard info.version_num >= 0x075800 else { throw .unexpected("libcurl is \(name); it must be 7.88 or newer") }
        guard info.features & CURL_VERSION_SSL != 0, info.features & CURL_VERSION_ASYNCHDNS != 0 else {
            throw .unexpected("libcurl \(name) is built without TLS or without a resolver of its own thread")
        }
    }

    static func start() throws(TransportError) {
        try state.get()
    }
}
