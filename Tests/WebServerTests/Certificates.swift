import Foundation

/// An authority, a server's and a client's certificate, made by `openssl` in a temporary folder.
struct Certificates: ~Copyable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "nuthatch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try authority("ca")
        try certificate("server", by: "ca")
        try certificate("client", by: "ca")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func authority(_ name: String) throws {
        try openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=\(name)"
                + " -keyout \(path("\(name).key")) -out \(path("\(name).pem"))"
        )
    }

    func certificate(_ name: String, by authority: String) throws {
        try openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost"
                + " -keyout \(path("\(name).key")) -out \(path("\(name).csr"))"
        )
        try openssl(
            "x509 -req -days 2 -in \(path("\(name).csr")) -CA \(path("\(authority).pem")) -CAkey \(path("\(authority).key"))"
                + " -CAcreateserial -out \(path("\(name).pem"))"
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("\(name).key"))
    }

    /// What `openssl s_client` is told by the server on that port; empty where there is no connection.
    static func ask(_ port: Int, _ options: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            #"(printf 'GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'; sleep 0.5) | "#
                + "timeout 5 openssl s_client -quiet -connect 127.0.0.1:\(port) \(options) 2>/dev/null",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }

    private func openssl(_ arguments: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments.split(separator: " ").map(String.init)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
