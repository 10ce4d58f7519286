import Glibc
import Polling

/// Attacks on the one thread that calls `run`. What the server cuts comes back at once.
final class AttackLoop {
    private struct Attacker {
        var descriptor: Int32 = -1
        var isOpen = false
        /// How much of the script is sent.
        var sent = 0
    }

    private static let connectsAtOnce = 200
    private static let tick: UInt64 = 10_000_000

    private let settings: AttackSettings
    private let stopFlag: StopFlag
    private let poller: Poller
    private let script: [UInt8]
    /// What goes out at once; the rest of the script follows byte by byte.
    private let prelude: Int
    private var attackers: [Attacker]
    private var result = AttackResult()
    private var open = 0
    private var cursor = 0
    /// The share of the attackers whose turn it is, with what is left of the last tick.
    private var turns = 0.0
    private var scratch = [UInt8](repeating: 0, count: 4096)

    init(_ settings: AttackSettings, stop: StopFlag) throws(SystemCallError) {
        self.settings = settings
        stopFlag = stop
        poller = try Poller()
        (script, prelude) = Self.script(settings)
        attackers = Array(repeating: Attacker(), count: max(1, settings.connections))
    }

    /// Attacks until told to stop.
    func run() -> AttackResult {
        var last = MonotonicClock.now
        var next = last
        while !stopFlag.isSet {
            let now = MonotonicClock.now
            if now >= next {
                step(Double(now - last) / Double(max(1, settings.gap.nanoseconds)))
                (last, next) = (now, now + Self.tick)
            }
            for index in 0..<poller.wait(until: next) {
                let (token, readiness) = poller.event(index)
                handle(Int(token.generation), token.descriptor, readiness)
            }
        }
        for attacker in attackers where attacker.descriptor >= 0 { close(attacker.descriptor) }
        return result
    }

    private static func script(_ settings: AttackSettings) -> (bytes: [UInt8], prelude: Int) {
        let post = "POST \(settings.path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        switch settings.kind {
        case .silent: return ([], 0)
        case .slowHeaders:
            return (
                Array(post.utf8) + Array("X-Padding: ".utf8) + Array(repeating: UInt8(ascii: "x"), count: 60_000), 0
            )
        case .slowBody:
            let head = Array((post + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n").utf8)
            return (head + Array(repeating: UInt8(ascii: " "), count: 60_000), head.count)
        case .slowRead:
            let get = Array("GET \(settings.path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
            let all = Array(repeating: get, count: 40).flatMap { $0 }
            return (all, all.count)
        }
    }

    /// Lets a share of the attackers act: all of them within a gap. Opens those that are gone.
    private func step(_ share: Double) {
        var opened = 0
        turns = min(turns + share, 1)
        let count = Int(turns * Double(attackers.count))
        turns -= Double(count) / Double(attackers.count)
        for _ in 0..<count {
            let place = cursor
            cursor = cursor + 1 == attackers.count ? 0 : cursor + 1
            if attackers[place].descriptor < 0, opened < Self.connectsAtOnce {
                connect(place)
                opened += 1
            } else if attackers[place].isOpen {
                act(place)
            }
        }
    }

    private func connect(_ place: Int) {
        guard let descriptor = try? Descriptors.socket() else { return }
        if settings.kind == .slowRead { Descriptors.limitReceived(descriptor, bytes: 1024) }
        if settings.sources > 1 {
            Descriptors.choosePortLate(descriptor)
            let host = INADDR_LOOPBACK + UInt32(place % settings.sources)
            _ = Descriptors.bind(descriptor, host: host, port: 0)
        }
        guard Descriptors.connect(descriptor, host: INADDR_LOOPBACK, port: settings.port) else {
            close(descriptor)
            result.refused += 1
            return
        }
        attackers[place] = Attacker(descriptor: descriptor)
        poller.add(PollToken(descriptor: descriptor, generation: UInt32(place)), .writable)
    }

    private func handle(_ place: Int, _ descriptor: Int32, _ readiness: Readiness) {
        guard attackers[place].descriptor == descriptor else { return }
        let token = PollToken(descriptor: descriptor, generation: UInt32(place))
        guard attackers[place].isOpen else {
            guard Descriptors.pendingError(descriptor) == 0 else {
                result.refused += 1
                return drop(place)
            }
            attackers[place].isOpen = true
            open += 1
            result.opened += 1
            result.mostOpen = max(result.mostOpen, open)
            // Slow readers are not told of what they could read.
            poller.change(token, to: settings.kind == .slowRead ? [] : [.readable, .ended])
            return transmit(script[..<prelude], place)
        }
        let count = scratch.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count > 0 { result.bytesRead += count }
        if count == 0 || (count < 0 && errno != EAGAIN) || !readiness.isDisjoint(with: .failed) { cut(place) }
    }

    private func act(_ place: Int) {
        switch settings.kind {
        case .silent: return
        case .slowHeaders, .slowBody:
            let sent = attackers[place].sent
            guard sent < script.count else { return }
            transmit(script[sent..<sent + 1], place)
        case .slowRead:
            let descriptor = attackers[place].descriptor
            let count = scratch.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, 1, 0) }
            if count > 0 { result.bytesRead += count }
            if count == 0 || (count < 0 && errno != EAGAIN) { cut(place) }
        }
    }

    private func transmit(_ bytes: ArraySlice<UInt8>, _ place: Int) {
        guard !bytes.isEmpty else { return }
        let descriptor = attackers[place].descriptor
        let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else {
            if errno != EAGAIN { cut(place) }
            return
        }
        attackers[place].sent += count
        result.bytesSent += count
    }

    private func cut(_ place: Int) {
        result.cut += 1
        open -= 1
        drop(place)
    }

    private func drop(_ place: Int) {
        close(attackers[place].descriptor)
        attackers[place] = Attacker()
    }
}
