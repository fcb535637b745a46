package endurance

/**
 * A configuration or an input that was refused. Evaluating itself never fails: whatever the text, there is an evaluation.
 *
 * @property code stays the same from version to version: `invalid_config`, `invalid_json`, `invalid_utf8`,
 *   `missing_field`, `invalid_field`, `unknown_field`; `internal` is a fault of the library
 */
public class EnduranceException internal constructor(public val code: String, message: String) : Exception(message)
