import RAGCore

/// What waits to be written to the gateway's file: groups of ledger lines and cached answers, each one transaction.
///
/// A group is closed when it is full, or when the writer asks for it. Both what waits and a group are bounded.
struct WriteBuffer {
    struct Limits {
        /// Ledger lines that wait; those that come then are lost.
        var lines: Int
        /// Of answers that wait; those that come then are not stored, which costs no more than a call later.
        var bytes: Int
        var linesOfGroup = 4_096
        var bytesOfGroup = 4 << 20
    }

    /// A transaction's worth.
    struct Group {
        var records: [CallRecord] = []
        /// The number tells whether the answer is still the one to be stored under its key.
        fileprivate(set) var answers: [(key: ResponseKey, number: Int)] = []
        fileprivate var bytes = 0

        var isEmpty: Bool { records.isEmpty && answers.isEmpty }
    }

    private struct Answer {
        var number: Int
        var response: ArchivedResponse
        var bytes: Int
    }

    /// When the writer is to come.
    enum Wake {
        /// Someone has told it already.
        case told
        case soon
        case now
    }

    private let limits: Limits
    private var closed: [Group] = []
    private var open = Group()
    private var unwritten: [ResponseKey: Answer] = [:]
    private var answersSoFar = 0
    private var bytes = 0
    private var isWakingSoon = false
    private var isWakingNow = false
    private(set) var lines = 0
    private(set) var lostLines = 0
    /// Whether the last group could not be written, so that the writer comes by itself.
    private(set) var isFailing = false

    init(limits: Limits) {
        self.limits = limits
    }
}

// MARK: - In

extension WriteBuffer {
    mutating func append(_ record: CallRecord) -> Wake {
        guard lines < limits.lines else {
            lostLines += 1
            return .told
        }
        lines += 1
        open.records.append(record)
        return wake()
    }

    mutating func append(_ response: ArchivedResponse, for key: ResponseKey) -> Wake {
        let size = Int(ResponseTable.size(of: response))
        guard bytes - (unwritten[key]?.bytes ?? 0) <= limits.bytes - size else { return .told }
        drop(key)
        answersSoFar += 1
        unwritten[key] = Answer(number: answersSoFar, response: response, bytes: size)
        bytes += size
        open.answers.append((key, answersSoFar))
        open.bytes += size
        return wake()
    }

    func response(for key: ResponseKey) -> ArchivedResponse? {
        unwritten[key]?.response
    }

    /// Forgets what waits of `tenant`, or of all where it is nil.
    mutating func removeResponses(tenant: String?) {
        for (key, answer) in unwritten where tenant == nil || answer.response.tenant == tenant { drop(key) }
    }

    /// Counts as lost what is left when nobody is going to write it, and all that comes after.
    mutating func giveUp() {
        lostLines += lines
        self = WriteBuffer(limits: Limits(lines: 0, bytes: 0), lostLines: lostLines)
    }

    private init(limits: Limits, lostLines: Int) {
        self.limits = limits
        self.lostLines = lostLines
    }

    private mutating func drop(_ key: ResponseKey) {
        guard let answer = unwritten.removeValue(forKey: key) else { return }
        bytes -= answer.bytes
    }

    private mutating func wake() -> Wake {
        if open.records.count >= limits.linesOfGroup || open.bytes >= limits.bytesOfGroup {
            closeGroup()
            guard !isWakingNow, !isFailing else { return .told }
            isWakingNow = true
            return .now
        }
        guard !isWakingSoon, !isFailing else { return .told }
        isWakingSoon = true
        return .soon
    }
}

// MARK: - Out

extension WriteBuffer {
    /// The writer has come, to write what there is, or the full groups only.
    mutating func begin(closing: Bool) {
        isWakingNow = false
        guard closing else { return }
        isWakingSoon = false
        closeGroup()
    }

    /// The group to be written, with the answers in it that nothing has replaced or removed. It stays the next one until
    /// `finish`.
    mutating func next() -> (group: Group, answers: [(ResponseKey, ArchivedResponse)])? {
        guard let group = closed.first else { return nil }
        let answers = group.answers.compactMap { key, number in
            unwritten[key].flatMap { $0.number == number ? (key, $0.response) : nil }
        }
        return (group, answers)
    }

    /// The group that `next` gave is on the disk.
    mutating func finish() {
        isFailing = false
        guard !closed.isEmpty else { return }
        let group = closed.removeFirst()
        lines -= group.records.count
        for (key, number) in group.answers where unwritten[key]?.number == number { drop(key) }
    }

    /// The group that `next` gave could not be written.
    mutating func fail() {
        isFailing = true
    }

    /// Lines may have come while the writer was at work after a failure, and told it nothing.
    mutating func rest() -> Wake {
        guard !open.isEmpty, !isWakingSoon, !isFailing else { return .told }
        isWakingSoon = true
        return .soon
    }

    private mutating func closeGroup() {
        guard !open.isEmpty else { return }
        closed.append(open)
        open = Group()
    }
}
