import Foundation
import Logging
import TestSupport
import Testing
import WebServer

@Suite struct TLSTests {
    private static func ask(_ port: Int, _ options: String) async throws -> String {
        try await RawClient.run { try Certificates.ask(port, options) }
    }

    @Test func `a request over TLS is answered, of version 1_2 at least`() async throws {
        let files = try Certificates()
        var settings = ServerSettings()
        settings.tls = TLSSettings(certificates: files.path("server.pem"), key: files.path("server.key"))
        let trust = "-verify_return_error -CAfile \(files.path("ca.pem"))"
        try await RunningServer.use(settings) { running in
            for version in ["-tls1_2", "-tls1_3"] {
                let answer = try await Self.ask(running.port, "\(trust) \(version)")
                #expect(answer.hasSuffix("GET /x "), "\(version)")
            }
            let old = try await Self.ask(running.port, "\(trust) -tls1_1 -cipher ALL:@SECLEVEL=0")
            #expect(old == "")
        }
    }

    @Test func `a client's certificate is demanded where it is required, and checked where it is shown`() async throws {
        let files = try Certificates()
        try files.authority("other")
        try files.certificate("foreign", by: "other")
        let own = "-cert \(files.path("client.pem")) -key \(files.path("client.key"))"
        let foreign = "-cert \(files.path("foreign.pem")) -key \(files.path("foreign.key"))"
        var settings = ServerSettings()
        for isRequired in [true, false] {
            let authorities = files.path("ca.pem")
            settings.tls = TLSSettings(
                certificates: files.path("server.pem"),
                key: files.path("server.key"),
                clients: isRequired ? .required(authorities: authorities) : .optional(authorities: authorities)
            )
            try await RunningServer.use(settings) { running in
                let answers = [
                    try await Self.ask(running.port, own), try await Self.ask(running.port, foreign),
                    try await Self.ask(running.port, ""),
                ]
                #expect(answers.map { $0.hasSuffix("GET /x ") } == [true, false, !isRequired])
            }
        }
    }

    @Test func `new certificates serve new connections, and broken ones do not`() async throws {
        let files = try Certificates()
        try files.authority("other")
        var settings = ServerSettings()
        settings.tls = TLSSettings(certificates: files.path("server.pem"), key: files.path("server.key"))
        let first = "-verify_return_error -CAfile \(files.path("ca.pem"))"
        let second = "-verify_return_error -CAfile \(files.path("other.pem"))"
        let path = files.path("server.pem")
        let good = try String(contentsOfFile: path, encoding: .utf8)
        try files.certificate("server", by: "other")
        let fresh = try String(contentsOfFile: path, encoding: .utf8)
        let freshKey = try String(contentsOfFile: files.path("server.key"), encoding: .utf8)
        try files.certificate("server", by: "ca")
        #expect(good != fresh)
        try await RunningServer.use(settings) { running in
            try "no certificate".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: WebServerError.self) { try running.server.reloadCertificates() }
            let kept = try await Self.ask(running.port, first)
            #expect(kept.hasSuffix("GET /x "))
            // A certificate that the key is not for.
            try fresh.write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: WebServerError.self) { try running.server.reloadCertificates() }
            try freshKey.write(toFile: settings.tls?.key ?? "", atomically: false, encoding: .utf8)
            try running.server.reloadCertificates()
            let renewed = try await Self.ask(running.port, second)
            #expect(renewed.hasSuffix("GET /x "))
        }
    }

    @Test func `a key that others may read is refused, with the way out`() throws {
        let files = try Certificates()
        let key = files.path("server.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        var settings = ServerSettings()
        settings.tls = TLSSettings(certificates: files.path("server.pem"), key: key)
        #expect(throws: WebServerError.keyReadableByOthers(path: key, mode: "0640")) {
            _ = try WebServer(settings, logger: Logger(label: "test"), responder: RunningServer.echo)
        }
        #expect(
            WebServerError.keyReadableByOthers(path: "k", mode: "0640").description
                == "The private key k has mode 0640; others must not read it: chmod 600 k."
        )
    }
}
