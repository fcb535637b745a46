import Endurance
import XCTest

final class EvaluatorTests: XCTestCase {
    func testAClaimIsContradicted() throws {
        let response = "😀 The IT budget is INR 87 crore."
        let interaction = Interaction(
            response: response,
            ragDocuments: [Document(content: "The IT budget for 2024-25 is INR 78 crore.", id: "doc_1")]
        )
        let found = try Evaluator().evaluate(interaction)

        XCTAssertEqual(found.verdict, .fail)
        let claim = found.verification.claims[0]
        XCTAssertEqual(claim.verdict, .contradicted)
        XCTAssertEqual(claim.span.of(response).map(String.init), claim.text)
    }

    func testARefusalHasACode() throws {
        XCTAssertThrowsError(try Evaluator(json: #"{"profil": "rti"}"#)) { error in
            XCTAssertEqual((error as? EnduranceError)?.code, "invalid_config")
        }
    }
}
