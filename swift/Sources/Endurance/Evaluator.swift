import EnduranceNative
import Foundation

/// The engine, built once from a configuration. It never changes: any number of threads may use it at once.
///
/// It opens no socket and reads no file.
public final class Evaluator: Sendable {
    private let engine: JsonEvaluator

    /// An evaluator with this configuration; throws `EnduranceError`, naming the key, for one that is refused.
    public init(_ config: Config = Config()) throws {
        let json = String(decoding: try written(config), as: UTF8.self)
        engine = try unplaced { try told { try JsonEvaluator(config: json, unit: .utf8) } }
    }

    /// An evaluator with a configuration that is at hand as JSON, such as a file.
    public init(json config: String) throws {
        engine = try told { try JsonEvaluator(config: config, unit: .utf8) }
    }

    /// Evaluates one answer. The time is linear in the input.
    public func evaluate(_ interaction: Interaction) throws -> Evaluation {
        try unplaced { try evaluate(json: written(interaction)) }
    }

    /// Evaluates one answer that is at hand as JSON, such as a line of a file.
    public func evaluate(json interaction: String) throws -> Evaluation {
        try evaluate(json: Data(interaction.utf8))
    }

    /// Evaluates one answer that is at hand as JSON, such as a line of a file.
    public func evaluate(json interaction: Data) throws -> Evaluation {
        let answer = try told { try engine.evaluate(interaction: interaction) }
        var found = try JSONDecoder().decode(Evaluation.self, from: answer.json)
        found.json = answer.json
        return found
    }

    /// Checks the claims of one answer alone; they are those of `evaluate`.
    public func verify(_ interaction: Interaction) throws -> Verified {
        try unplaced { try verify(json: written(interaction)) }
    }

    /// Checks the claims of one answer that is at hand as JSON.
    public func verify(json interaction: String) throws -> Verified {
        try verify(json: Data(interaction.utf8))
    }

    /// Checks the claims of one answer that is at hand as JSON.
    public func verify(json interaction: Data) throws -> Verified {
        let answer = try told { try engine.verify(interaction: interaction) }
        var found = try JSONDecoder().decode(Verified.self, from: answer.json)
        found.json = answer.json
        return found
    }

    /// Searches one text for attacks, secrets and personal data; as a query, unless `role` says document or response.
    public func scan(_ text: String, role: ScanRole? = nil) throws -> Scan {
        try scan(ScanRequest(text: text, role: role))
    }

    /// Searches the text of a request.
    public func scan(_ request: ScanRequest) throws -> Scan {
        try unplaced { try scan(json: written(request)) }
    }

    /// Searches the text of a request that is at hand as JSON.
    public func scan(json request: String) throws -> Scan {
        try scan(json: Data(request.utf8))
    }

    /// Searches the text of a request that is at hand as JSON.
    public func scan(json request: Data) throws -> Scan {
        let answer = try told { try engine.scan(request: request) }
        var found = try JSONDecoder().decode(Scan.self, from: answer.json)
        found.json = answer.json
        return found
    }
}

/// The version of the engine, such as `0.1.0`.
public let engineVersion = EnduranceNative.version()

private func written<T: Encodable>(_ value: T) throws -> Data {
    do {
        return try JSONEncoder().encode(value)
    } catch let EncodingError.invalidValue(_, context) {
        throw EnduranceError(code: "invalid_field", message: context.debugDescription)
    }
}

/// The same without the place of an error in JSON that nobody wrote.
private func unplaced<T>(_ call: () throws -> T) throws -> T {
    do {
        return try call()
    } catch let error as EnduranceError {
        let place = error.message.range(of: #" at (line \d+ )?column \d+$"#, options: .regularExpression)
        let end = place?.lowerBound ?? error.message.endIndex
        throw EnduranceError(code: error.code, message: String(error.message[..<end]))
    }
}

/// Errors of the engine as the one of this package.
private func told<T>(_ call: () throws -> T) throws -> T {
    do {
        return try call()
    } catch let JsonError.Refused(code, reason) {
        throw EnduranceError(code: code, message: reason)
    } catch let JsonError.Internal(reason) {
        throw EnduranceError(code: "internal", message: reason)
    }
}
