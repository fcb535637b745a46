package endurance

import endurance.ffi.Answer
import endurance.ffi.JsonEvaluator
import endurance.ffi.JsonException
import endurance.ffi.OffsetUnit
import java.nio.charset.CharacterCodingException

/**
 * The engine, built once from a configuration. It never changes: any number of threads may use it at once.
 *
 * It opens no socket and reads no file. [close] frees it; one that is forgotten is freed by the garbage collector.
 */
public class Evaluator private constructor(private val engine: JsonEvaluator) : AutoCloseable {
    /**
     * An evaluator with this configuration.
     *
     * @throws EnduranceException `invalid_config`, naming the key
     */
    @JvmOverloads
    public constructor(config: Config = Config()) :
        this(unplaced { engine(told { jsonOf(config.write()) }.decodeToString()) })

    /**
     * Evaluates one answer. The time is linear in the input.
     *
     * @throws EnduranceException when a value is out of range, naming the field
     */
    public fun evaluate(interaction: Interaction): Evaluation =
        unplaced { evaluateJson(told { jsonOf(interaction.write()) }) }

    /** Evaluates one answer that is at hand as JSON, such as a line of a file. */
    public fun evaluateJson(interaction: ByteArray): Evaluation =
        Evaluation.read(fields(told { engine.evaluate(interaction) }))

    /** Evaluates one answer that is at hand as JSON, such as a line of a file. */
    public fun evaluateJson(interaction: String): Evaluation = evaluateJson(bytesOf(interaction))

    /** Checks the claims of one answer alone; they are those of [evaluate]. */
    public fun verify(interaction: Interaction): Verified =
        unplaced { verifyJson(told { jsonOf(interaction.write()) }) }

    /** Checks the claims of one answer that is at hand as JSON. */
    public fun verifyJson(interaction: ByteArray): Verified = Verified.read(fields(told { engine.verify(interaction) }))

    /** Checks the claims of one answer that is at hand as JSON. */
    public fun verifyJson(interaction: String): Verified = verifyJson(bytesOf(interaction))

    /** Searches one text for attacks, secrets and personal data; as a query, unless [role] says document or response. */
    @JvmOverloads
    public fun scan(text: String, role: ScanRole? = null): Scan = scan(ScanRequest(text = text, role = role))

    /** Searches the text of a request. */
    public fun scan(request: ScanRequest): Scan = unplaced { scanJson(told { jsonOf(request.write()) }) }

    /** Searches the text of a request that is at hand as JSON. */
    public fun scanJson(request: ByteArray): Scan = Scan.read(fields(told { engine.scan(request) }))

    /** Searches the text of a request that is at hand as JSON. */
    public fun scanJson(request: String): Scan = scanJson(bytesOf(request))

    override fun close(): Unit = engine.close()

    public companion object {
        /** An evaluator with a configuration that is at hand as JSON, such as a file. */
        @JvmStatic
        public fun ofJson(config: String): Evaluator = Evaluator(engine(config))

        /** The version of the engine, such as `0.1.0`. */
        @JvmStatic
        public val version: String get() = endurance.ffi.version()
    }
}

private fun engine(config: String): JsonEvaluator = told { JsonEvaluator(config, OffsetUnit.UTF16) }

/** The answer with the offsets of this language, which carries the engine's own JSON. */
private fun fields(answer: Answer): Fields {
    val json = answer.json.decodeToString()
    return Fields.of(valueOf(answer.counted?.decodeToString() ?: json), json)
}

private fun bytesOf(json: String): ByteArray =
    try {
        json.encodeToByteArray(throwOnInvalidSequence = true)
    } catch (error: CharacterCodingException) {
        throw EnduranceException("invalid_utf8", "text with a lone surrogate, which is no Unicode")
    }

/** The same without the place of an error in JSON that nobody wrote. */
private fun <T> unplaced(call: () -> T): T =
    try {
        call()
    } catch (error: EnduranceException) {
        val message = error.message.orEmpty()
        throw EnduranceException(error.code, message.replace(Regex(" at (line \\d+ )?column \\d+$"), ""))
    }

/** Errors of the engine, and text that is no Unicode, as the one exception of this package. */
private fun <T> told(call: () -> T): T =
    try {
        call()
    } catch (error: JsonException.Refused) {
        throw EnduranceException(error.code, error.reason)
    } catch (error: JsonException.Internal) {
        throw EnduranceException("internal", error.reason)
    } catch (error: CharacterCodingException) {
        throw EnduranceException("invalid_field", "a text holds a lone surrogate, which is no Unicode")
    } catch (error: IllegalStateException) {
        throw IllegalStateException("the evaluator is closed", error)
    }
