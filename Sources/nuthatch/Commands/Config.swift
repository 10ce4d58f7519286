import ArgumentParser
import ReplyFormat

struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show each setting, and where it came from.",
        discussion: """
            A flag goes before the environment, that before the file of settings (--config or NUTHATCH_CONFIG), and that \
            before the default. The file holds YAML lines such as “database: shop.sqlite” and “policy: shop-policy.yaml”, and \
            the sections upstreams, models, gateway, answers, lookups and server. Keys and headers are masked; prices are \
            shown by nuthatch models.
            """
    )

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let settings = try shared.settings()
        let entries =
            try settings.entries + settings.gatewayEntries() + settings.lookupEntries()
            + settings.serverEntries()
        if shared.json {
            Terminal.output(try CompactJSON.line(Report(settings: entries.map(Report.Setting.init))))
        } else {
            for entry in entries {
                Terminal.output("\(entry.name): \(entry.value) (\(Self.text(of: entry.origin)))")
            }
        }
    }

    private static func text(of origin: Settings.Origin) -> String {
        switch origin {
        case .flag(let name), .environment(let name), .file(let name): name
        case .standard: "default"
        }
    }

    private struct Report: Encodable {
        struct Setting: Encodable {
            var name: String
            var value: String
            /// `flag`, `environment`, `file` or `default`.
            var source: String
            /// The flag, the variable or the file.
            var place: Nullable<String>

            init(_ entry: Settings.Entry) {
                name = entry.name
                value = entry.value
                switch entry.origin {
                case .flag(let flag): (source, place) = ("flag", Nullable(flag))
                case .environment(let variable): (source, place) = ("environment", Nullable(variable))
                case .file(let path): (source, place) = ("file", Nullable(path))
                case .standard: (source, place) = ("default", Nullable(nil))
                }
            }
        }

        var settings: [Setting]
    }
}
