import CCurl

/// The connections of one upstream and credential, and who waits for one: a multi handle of libcurl.
///
/// Who waits is kept here and not in libcurl, so that a transfer that leaves early costs nothing. It belongs to the
/// transport's thread.
final class ConnectionPool {
    let name: String
    /// What the events of its sockets carry.
    let number: Int32
    private let multi: UnsafeMutableRawPointer
    private let limit: Int
    private let settings: TransportSettings
    private let epoll: Epoll
    private let turn: LoopTurn
    private var spareHandles: [CurlHandle] = []
    private var line = WaitingLine<Transfer>()
    private var running = 0
    /// When libcurl wants to be called.
    private(set) var timer: ContinuousClock.Instant?
    /// Since when it has no transfer.
    private(set) var idleSince: ContinuousClock.Instant?

    init(
        name: String,
        number: Int32,
        settings: TransportSettings,
        epoll: Epoll,
        turn: LoopTurn
    ) throws(TransportError) {
        guard let multi = curl_multi_init() else { throw .unexpected("no memory for a pool") }
        self.multi = multi
        self.name = name
        self.number = number
        self.settings = settings
        self.epoll = epoll
        self.turn = turn
        limit = settings.connectionLimit(of: name)
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(ccurl_multi_set_callbacks(multi, CurlCallbacks.watchSocket, CurlCallbacks.setTimer, context))
        try check(ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING)))
        try check(ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, limit))
        try check(ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, limit))
    }

    deinit { curl_multi_cleanup(multi) }

    private func check(_ code: CURLMcode) throws(TransportError) {
        guard code == CURLM_OK else { throw .unexpected(String(cString: curl_multi_strerror(code))) }
    }
}

// MARK: - Transfers

extension ConnectionPool {
    /// More handles than this are not kept for later: one holds some 20 kB.
    private static let spareLimit = 64

    var hasRoom: Bool { running < limit }
    var isIdle: Bool { running == 0 && line.isEmpty }

    func wait(_ transfer: Transfer) {
        idleSince = nil
        transfer.stage = .waiting(line.append(transfer))
    }

    func nextWaiting() -> Transfer? {
        hasRoom ? line.popFirst() : nil
    }

    func start(_ transfer: Transfer) throws(TransportError) {
        idleSince = nil
        let handle = if let spare = spareHandles.popLast() { spare } else { try CurlHandle() }
        do throws(TransportError) {
            let context = Unmanaged.passUnretained(transfer).toOpaque()
            try handle.load(
                transfer.request,
                isStream: transfer.isStream,
                settings: settings,
                context: context
            )
            try check(curl_multi_add_handle(multi, handle.easy))
        } catch {
            handle.unload()
            throw error
        }
        running += 1
        transfer.stage = .running(handle)
    }

    /// Takes `transfer` out, wherever it stands. If it was not finished, its connection is closed.
    func remove(_ transfer: Transfer) {
        switch transfer.stage {
        case .submitted, .ended: break
        case .waiting(let number): line.remove(number)
        case .running(let handle):
            curl_multi_remove_handle(multi, handle.easy)
            handle.unload()
            running -= 1
            if spareHandles.count < Self.spareLimit { spareHandles.append(handle) }
        }
        if isIdle { idleSince = turn.now }
    }

    /// Lets a held stream go on. The bytes that libcurl kept come at once.
    func goOn(_ handle: CurlHandle) {
        curl_easy_pause(handle.easy, CURLPAUSE_CONT)
    }

    /// The next transfer that libcurl has finished with.
    func nextFinished() -> (Transfer, CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            var context: UnsafeMutableRawPointer?
            guard message.pointee.msg == CURLMSG_DONE,
                ccurl_easy_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &context) == CURLE_OK,
                let context
            else { continue }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            return (transfer, ccurl_message_result(message))
        }
        return nil
    }
}

// MARK: - Sockets and time

extension ConnectionPool {
    func act(on event: Epoll.Event) {
        let readable = event.isReadable ? CURL_CSELECT_IN : 0
        let writable = event.isWritable ? CURL_CSELECT_OUT : 0
        let failed = event.isFailed ? CURL_CSELECT_ERR : 0
        var left: Int32 = 0
        curl_multi_socket_action(multi, event.socket, readable | writable | failed, &left)
    }

    /// Calls libcurl if the time has come that it asked for.
    func runDueTimer() -> Bool {
        guard let timer, timer <= turn.now else { return false }
        self.timer = nil
        var left: Int32 = 0
        curl_multi_socket_action(multi, CURL_SOCKET_BAD, 0, &left)
        return true
    }

    func setTimer(milliseconds: Int) {
        timer = milliseconds < 0 ? nil : turn.now + .milliseconds(milliseconds)
    }

    func watch(_ socket: Int32, wish: Int32, isNew: Bool) {
        guard wish != CURL_POLL_REMOVE else { return epoll.forget(socket) }
        epoll.watch(
            socket,
            pool: number,
            reads: wish & CURL_POLL_IN != 0,
            writes: wish & CURL_POLL_OUT != 0,
            isNew: isNew
        )
        // Any value but nil: libcurl hands it back for as long as it knows the socket.
        if isNew { curl_multi_assign(multi, socket, Unmanaged.passUnretained(self).toOpaque()) }
    }
}
