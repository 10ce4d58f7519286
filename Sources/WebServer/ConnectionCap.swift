import Glibc

/// How many connections are held at once.
///
/// Up to `soft` they are served; up to `hard` they are answered with a 503; the rest is closed as it comes.
package struct ConnectionCap: Sendable, Equatable {
    package enum Verdict: Equatable {
        case serve
        case refuse
        case close
    }

    package var soft: Int
    package var hard: Int

    package init(soft: Int, hard: Int) {
        self.soft = min(soft, hard)
        self.hard = hard
    }

    /// What a process that may open `files` files has left when `reserve` are for other things. A sixteenth of it is
    /// for connections that are told to come back.
    package init(files: Int = Self.openFiles, reserve: Int = 512) {
        let hard = max(16, files - min(reserve, files / 2))
        self.init(soft: hard - hard / 16, hard: hard)
    }

    /// - Parameter open: with the one that is asked about.
    package func verdict(open: Int) -> Verdict {
        if open <= soft { return .serve }
        return open <= hard ? .refuse : .close
    }

    /// The files that this process may open, at most a million.
    package static var openFiles: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        return Int(min(limit.rlim_cur, 1_000_000))
    }
}
