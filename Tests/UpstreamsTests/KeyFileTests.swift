import Foundation
import Testing
import Upstreams

struct KeyFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")

    @Test func `a key file is read with its permissions`() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.key")
        try Data("secret\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        let read = try KeyFile.read(file.path)
        #expect(read.text == "secret\n")
        #expect(read.mode == 0o640)
        #expect(throws: KeyProblem.unreadable("there is no such file")) { try KeyFile.read(file.path + "s") }
        #expect(throws: KeyProblem.unreadable("it is not a file")) { try KeyFile.read(folder.path) }
        #expect(throws: KeyProblem.unreadable("it is not a file")) { try KeyFile.read("/dev/null") }
    }

    @Test(
        arguments: [
            ("/etc/shop.yaml", "a.key", "/etc/a.key"), ("shop.yaml", "keys/a.key", "keys/a.key"),
            ("conf/shop.yaml", "../a.key", "conf/../a.key"), ("/etc/shop.yaml", "/run/a.key", "/run/a.key"),
            ("/etc/shop.yaml", "~/a.key", "/home/me/a.key"),
        ]
    )
    func `a key file lies beside the configuration unless its name says where`(
        file: String,
        name: String,
        path: String
    ) throws {
        let configuration = try load(
            "upstreams: [{name: a, base_url: \"https://a.example\", api_key_file: \(name)}]",
            file: file,
            environment: ["HOME": "/home/me"],
            keyFiles: [path: KeyFile(text: SecretTests.key, mode: 0o644)]
        )
        #expect(configuration.upstreams[0].credentials == .keys([Secret(SecretTests.key)]))
        #expect(
            configuration.warnings.map(\.description) == [
                "The key file \(path) has the mode 0644, so others may read it; run chmod 600 on it."
            ]
        )
    }
}
