import Glibc
import NIOCore
import NIOSSL
import Synchronization

/// The certificates that new connections are met with. They can be read again while others go on with what they have.
final class TLSMaterial: Sendable {
    private let settings: TLSSettings
    private let current: Mutex<NIOSSLContext>

    init(_ settings: TLSSettings) throws(WebServerError) {
        self.settings = settings
        current = Mutex(try Self.read(settings))
    }

    var handler: NIOSSLServerHandler {
        NIOSSLServerHandler(context: current.withLock { $0 })
    }

    /// - Throws: what is wrong with the files; the former ones stay.
    func reload() throws(WebServerError) {
        let fresh = try Self.read(settings)
        current.withLock { $0 = fresh }
    }

    private static func read(_ settings: TLSSettings) throws(WebServerError) -> NIOSSLContext {
        try checkMode(of: settings.key)
        let chain = try load(settings.certificates) { try NIOSSLCertificate.fromPEMFile($0) }
        guard !chain.isEmpty else {
            throw .invalidCertificates(path: settings.certificates, reason: "there is no certificate in it")
        }
        let key = try load(settings.key) { try NIOSSLPrivateKey(file: $0, format: .pem) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.shutdownTimeout = .seconds(1)
        switch settings.clients {
        case .none: break
        case .optional(let path): try demand(.optionalVerification, from: path, in: &configuration)
        case .required(let path): try demand(.noHostnameVerification, from: path, in: &configuration)
        }
        // A key that is not the certificate's shows here.
        return try load(settings.certificates) { _ in try NIOSSLContext(configuration: configuration) }
    }

    private static func demand(
        _ verification: CertificateVerification,
        from path: String,
        in configuration: inout TLSConfiguration
    ) throws(WebServerError) {
        let authorities = try load(path) { try NIOSSLCertificate.fromPEMFile($0) }
        guard !authorities.isEmpty else {
            throw .invalidCertificates(path: path, reason: "there is no certificate in it")
        }
        configuration.certificateVerification = verification
        configuration.trustRoots = .certificates(authorities)
        configuration.sendCANameList = true
    }

    private static func load<Value>(
        _ path: String,
        _ body: (String) throws -> Value
    ) throws(WebServerError) -> Value {
        guard access(path, R_OK) == 0 else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        do {
            return try body(path)
        } catch {
            throw .invalidCertificates(path: path, reason: "\(error)")
        }
    }

    private static func checkMode(of path: String) throws(WebServerError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .keyReadableByOthers(path: path, mode: "0" + String(status.st_mode & 0o777, radix: 8))
        }
    }
}
