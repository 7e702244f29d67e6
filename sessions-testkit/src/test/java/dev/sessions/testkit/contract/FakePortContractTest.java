package dev.sessions.testkit.contract;

/** The contract on the fake itself. */
class FakePortContractTest extends SessionsPortContract {
    @Override
    protected ContractSubject subject() {
        return ContractSubject.onFake(fake -> fake);
    }
}
