/// Names in the alphabet of Prometheus: letters, digits and underscores, no digit first; in a metric's name colons too.
/// https://prometheus.io/docs/concepts/data_model/
enum PrometheusName {
    /// `gen_ai.client.token.usage` becomes `gen_ai_client_token_usage`. No unit is added.
    static func metric(_ name: String) -> String {
        clean(name, colons: true)
    }

    /// As for a metric. `le` belongs to the buckets of a histogram and becomes `exported_le`, as Prometheus does it where
    /// two labels clash.
    static func label(_ name: String) -> String {
        name == "le" ? "exported_le" : clean(name, colons: false)
    }

    private static func clean(_ name: String, colons: Bool) -> String {
        var cleaned = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": cleaned.append(scalar)
            case "0"..."9":
                if cleaned.isEmpty { cleaned.append("_") }
                cleaned.append(scalar)
            case ":" where colons: cleaned.append(scalar)
            default: cleaned.append("_")
            }
        }
        return cleaned.isEmpty ? "_" : String(cleaned)
    }
}
