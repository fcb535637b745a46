import Foundation

/// A configuration or an input that was refused. Evaluating itself never fails: whatever the text, there is an evaluation.
public struct EnduranceError: Error, Hashable, Sendable, LocalizedError {
    /// Stays the same from version to version: `invalid_config`, `invalid_json`, `invalid_utf8`, `missing_field`,
    /// `invalid_field`, `unknown_field`; `internal` is a fault of the library.
    public let code: String

    /// What is wrong, where, and what is allowed.
    public let message: String

    public var errorDescription: String? { message }
}
