// One answer, evaluated: what is wrong with it, and what another try must mend.

import endurance.Document
import endurance.Evaluator
import endurance.Interaction

fun main() {
    val response = "The IT budget is INR 87 crore."
    val interaction =
        Interaction(
            response = response,
            query = "What is the IT budget?",
            ragDocuments = listOf(Document("The IT budget for 2024-25 is INR 78 crore.", id = "doc_1")),
        )
    Evaluator().use { evaluator ->
        val found = evaluator.evaluate(interaction)
        println("${found.verdict} ${found.overallScore}")
        for (claim in found.verification.claims) {
            println("${claim.verdict}: ${claim.span.of(response)} (${claim.detail?.source}, ${claim.detail?.difference})")
        }
        found.feedback.forEach(::println)
    }
}
