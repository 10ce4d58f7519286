/// The parts of a sentence-transformers model, as `modules.json` lists them: an encoder and a pooling, and perhaps a
/// normalisation, which changes no cosine.
struct ModuleLayout {
    /// What goes before a file's name: `1_Pooling/`, or nothing for the model's folder itself.
    var transformer: String
    var pooling: String

    init(json: [UInt8], path: String) throws(ModelError) {
        let modules = try ModelJSON.decode([Module].self, from: json, of: path)
        // The class without its package: `sentence_transformers.models.Pooling`.
        let kinds = modules.map { $0.type.split(separator: ".").last.map(String.init) ?? "" }
        guard kinds == ["Transformer", "Pooling"] || kinds == ["Transformer", "Pooling", "Normalize"] else {
            throw .unsupported(
                path,
                field: "the list of modules",
                value: kinds.joined(separator: ", "),
                supported: "Transformer, Pooling and, after them, Normalize"
            )
        }
        for module in modules where !Self.staysInside(module.path) {
            throw .invalid(path, "the module path \(module.path) leads out of the model's folder")
        }
        let folders = modules.map { $0.path.isEmpty ? "" : $0.path + "/" }
        transformer = folders[0]
        pooling = folders[1]
    }

    private static func staysInside(_ path: String) -> Bool {
        !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    }
}

private struct Module: Decodable {
    var type: String
    var path: String
}
