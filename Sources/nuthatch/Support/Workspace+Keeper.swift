import Handover
import Persistence
import RAGCore

extension Workspace {
    /// How long a question waits for a running service to write its answer down.
    private static let keepingPatience = Duration.seconds(5)

    /// Keeps answers: by itself where nobody writes, else by way of whoever does.
    var keeper: OccasionalWriter {
        OccasionalWriter(beside: store) { path in
            try await ComputeQueue.run { try RemoteWriter.connect(beside: path, patience: Self.keepingPatience) }
        }
    }
}
