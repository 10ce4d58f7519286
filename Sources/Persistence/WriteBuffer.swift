package import RAGCore

/// What waits to be written to the gateway's file: groups of ledger lines and cached answers, each one transaction.
///
/// A group is closed when it is full, or when the writer asks for it. Both what waits and a group are bounded.
package struct WriteBuffer {
    package struct Limits {
        /// Ledger lines that wait; those that come then are lost.
        package var lines: Int
        /// Of answers that wait; those that come then are not stored, which costs no more than a call later.
        package var bytes: Int
        package var linesOfGroup: Int
        package var bytesOfGroup: Int

        package init(lines: Int, bytes: Int, linesOfGroup: Int = 4_096, bytesOfGroup: Int = 4 << 20) {
            self.lines = lines
            self.bytes = bytes
            self.linesOfGroup = linesOfGroup
            self.bytesOfGroup = bytesOfGroup
        }
    }

    /// A transaction's worth.
    package struct Group {
        package fileprivate(set) var records: [CallRecord] = []
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
    package enum Wake {
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
    /// In the groups, replaced ones among them.
    private var answersInGroups = 0
    private var bytes = 0
    private var isWakingSoon = false
    private var isWakingNow = false
    private var isClosing = false
    package private(set) var lines = 0
    package private(set) var lostLines = 0
    /// Whether the last group could not be written, so that the writer comes by itself.
    package private(set) var isFailing = false

    package init(limits: Limits) {
        self.limits = limits
    }
}

// MARK: - In

extension WriteBuffer {
    package mutating func append(_ record: CallRecord) -> Wake {
        guard lines < limits.lines else {
            lostLines += 1
            return .told
        }
        lines += 1
        open.records.append(record)
        return wake()
    }

    package mutating func append(_ response: ArchivedResponse, for key: ResponseKey) -> Wake {
        let size = Int(ResponseTable.size(of: response))
        guard bytes - (unwritten[key]?.bytes ?? 0) <= limits.bytes - size, answersInGroups < limits.lines else {
            return .told
        }
        drop(key)
        answersSoFar += 1
        answersInGroups += 1
        unwritten[key] = Answer(number: answersSoFar, response: response, bytes: size)
        bytes += size
        open.answers.append((key, answersSoFar))
        open.bytes += size
        return wake()
    }

    package func response(for key: ResponseKey) -> ArchivedResponse? {
        unwritten[key]?.response
    }

    /// Forgets what waits of `tenant`, or of all where it is nil.
    package mutating func removeResponses(tenant: String?) {
        for (key, answer) in unwritten where tenant == nil || answer.response.tenant == tenant { drop(key) }
    }

    /// Counts as lost what is left when nobody is going to write it, and all that comes after.
    package mutating func giveUp() {
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
    package mutating func begin(closing: Bool) {
        isWakingNow = false
        isClosing = closing
        if closing { isWakingSoon = false }
    }

    /// The group to be written, with the answers in it that nothing has replaced or removed. It stays the next one until
    /// `finish`.
    package mutating func next() -> (group: Group, answers: [(ResponseKey, ArchivedResponse)])? {
        // Closed only now: while nothing can be written it goes on to fill, and does not become many small ones.
        if closed.isEmpty, isClosing {
            isClosing = false
            closeGroup()
        }
        guard let group = closed.first else { return nil }
        let answers = group.answers.compactMap { key, number in
            unwritten[key].flatMap { $0.number == number ? (key, $0.response) : nil }
        }
        return (group, answers)
    }

    /// The group that `next` gave is on the disk.
    package mutating func finish() {
        isFailing = false
        guard !closed.isEmpty else { return }
        let group = closed.removeFirst()
        lines -= group.records.count
        answersInGroups -= group.answers.count
        for (key, number) in group.answers where unwritten[key]?.number == number { drop(key) }
    }

    /// The group that `next` gave could not be written.
    package mutating func fail() {
        isFailing = true
    }

    /// Lines may have come while the writer was at work after a failure, and told it nothing.
    package mutating func rest() -> Wake {
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
