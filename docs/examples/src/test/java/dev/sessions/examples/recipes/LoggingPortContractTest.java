package dev.sessions.examples.recipes;

import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;

class LoggingPortContractTest extends SessionsPortContract {
    @Override
    protected ContractSubject subject() {
        return ContractSubject.onFake(fake -> new LoggingSessions(fake, line -> {}));
    }
}
