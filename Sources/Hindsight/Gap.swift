package import Foundation
package import RAGCore

/// Something that customers ask and the documents do not say.
package struct Gap: Sendable, Equatable {
    /// One refusal.
    package struct Question: Sendable, Equatable {
        package var text: String
        package var date: Date
        package var reason: Handoff.Reason
        /// The page that was nearest to it.
        package var nearest: Suggestion?
        package var vector: [Float]

        package init(text: String, date: Date, reason: Handoff.Reason, nearest: Suggestion?, vector: [Float]) {
            self.text = text
            self.date = date
            self.reason = reason
            self.nearest = nearest
            self.vector = vector
        }
    }

    /// How often it was asked.
    package var count: Int
    /// When it was last asked.
    package var last: Date
    /// Different ones of the questions: first the one that the others are like, then those asked most.
    package var examples: [String]
    package var reasons: [Handoff.Reason: Int]
    /// The page that was nearest most often.
    package var nearest: Suggestion?

    /// The matters that these questions ask for, the one asked most first.
    package static func gaps(in questions: [Question], examples: Int = 3) -> [Gap] {
        QuestionClusters.clusters(of: questions.map(\.vector)).map { cluster in
            Gap(cluster.members.map { questions[$0] }, leader: questions[cluster.leader].text, examples: examples)
        }
    }

    private init(_ questions: [Question], leader: String, examples: Int) {
        let others = Self.ranked(questions.map(\.text)) { $0 }.filter { $0 != leader }
        count = questions.count
        last = questions.map(\.date).max() ?? .distantPast
        self.examples = [leader] + others.prefix(max(0, examples - 1))
        reasons = questions.reduce(into: [:]) { $0[$1.reason, default: 0] += 1 }
        nearest = Self.ranked(questions.compactMap(\.nearest), by: \.documentID).first
    }

    /// Each once, the most frequent first; of equally frequent ones the one that came first.
    private static func ranked<Value>(_ values: [Value], by key: (Value) -> String) -> [Value] {
        var seen: [String: (value: Value, count: Int, place: Int)] = [:]
        for (place, value) in values.enumerated() {
            seen[key(value), default: (value, 0, place)].count += 1
        }
        return seen.values.sorted { ($1.count, $0.place) < ($0.count, $1.place) }.map(\.value)
    }
}
