import Access
import HTTPService
import WebServer

/// What each part of the service is told of the section.
extension ServerConfiguration {
    var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) || host.hasPrefix("127.") }

    var service: ServiceSettings {
        var service = ServiceSettings()
        service.logsAccess = accessLog != .off
        service.bodyLimit = body
        service.bulkLimit = max(body, service.bulkLimit)
        service.allowedHosts = allowedHosts
        return service
    }

    var admission: AdmissionSettings {
        AdmissionSettings(most: requests, queueLimit: queue, longestWait: queueWait)
    }

    var listener: ServerSettings {
        var settings = ServerSettings()
        settings.host = host
        settings.port = port
        settings.tls = tls
        settings.stopLimit = stopWithin
        settings.limits.bodyBytes = max(settings.limits.bodyBytes, service.bulkLimit)
        if let connections {
            settings.connections = ConnectionCap(soft: connections, hard: connections + connections / 16 + 1)
        }
        return settings
    }
}
