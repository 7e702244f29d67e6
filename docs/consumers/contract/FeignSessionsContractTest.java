import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.RetryOptions;
import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;

/** The adapter keeps the contract with the versions of the project that compiles this test. */
class FeignSessionsContractTest extends SessionsPortContract {
    @Override
    protected ContractSubject subject() {
        return ContractSubject.onServer((server, timeout) -> FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .attemptTimeout(timeout)
                .retry(RetryOptions.none())
                .build());
    }
}
