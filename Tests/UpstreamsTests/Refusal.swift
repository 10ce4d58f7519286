import Upstreams

/// The sentence with which a configuration is refused; there is no key file.
func refusal(of yaml: String, environment: [String: String] = [:]) -> String {
    do {
        _ = try load(yaml, environment: environment)
        return "accepted"
    } catch {
        return error.description
    }
}

/// A configuration in `shop.yaml`, with key files by their paths.
func load(
    _ yaml: String,
    file: String = "shop.yaml",
    environment: [String: String] = [:],
    keyFiles: [String: KeyFile] = [:]
) throws(ConfigurationError) -> GatewayConfiguration {
    try GatewayConfiguration.load(yaml: yaml, file: file, environment: environment) { path throws(KeyProblem) in
        guard let file = keyFiles[path] else { throw .unreadable("there is no such file") }
        return file
    }
}
