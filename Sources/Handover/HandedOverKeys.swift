package import RAGCore

/// Keys that are read from the database and written by way of the process that holds it.
package struct HandedOverKeys<Reader: AccessKeyStore>: AccessKeyStore {
    private let reader: Reader
    private let writer: RemoteWriter

    package init(reader: Reader, writer: RemoteWriter) {
        self.reader = reader
        self.writer = writer
    }

    package func accessVersion() async throws -> Int64 {
        try await reader.accessVersion()
    }

    package func accessKeys() async throws -> [AccessKey] {
        try await reader.accessKeys()
    }

    package func accessKey(_ id: String) async throws -> AccessKey? {
        try await reader.accessKey(id)
    }

    package func put(_ key: AccessKey) async throws {
        try await writer.put(key)
    }
}
