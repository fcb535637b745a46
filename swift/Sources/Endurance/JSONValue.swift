/// A value that the schema leaves open, such as a parameter of a message.
public enum JSONValue: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    public init(from decoder: Decoder) throws {
        let from = try decoder.singleValueContainer()
        if from.decodeNil() {
            self = .null
        } else if let value = try? from.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? from.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? from.decode(Double.self) {
            self = .number(value)
        } else if let value = try? from.decode(String.self) {
            self = .string(value)
        } else if let value = try? from.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try from.decode([String: JSONValue].self))
        }
    }

    public func encode(to encoder: Encoder) throws {
        var into = encoder.singleValueContainer()
        switch self {
        case .null: try into.encodeNil()
        case .bool(let value): try into.encode(value)
        case .integer(let value): try into.encode(value)
        case .number(let value): try into.encode(value)
        case .string(let value): try into.encode(value)
        case .array(let value): try into.encode(value)
        case .object(let value): try into.encode(value)
        }
    }
}

/// A name of a field that no type declares.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}
