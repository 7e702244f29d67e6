package dev.sessions.testkit.contract;

import dev.sessions.testkit.contract.Clause.Need;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Gives each clause its own fixture, and skips a clause when the subject lacks a need. */
final class ClauseRun
        implements ExecutionCondition,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // Each case of a parameterised clause has its own condition.
        if (context.getTestMethod().isEmpty() || context.getTestInstances().isEmpty()) {
            return ConditionEvaluationResult.enabled("not a clause by itself");
        }
        Set<Need> lacking = EnumSet.noneOf(Need.class);
        lacking.addAll(Arrays.asList(clause(context).needs()));
        lacking.removeAll(subject(context).offers());
        return lacking.isEmpty()
                ? ConditionEvaluationResult.enabled("the subject offers all that the clause needs")
                : ConditionEvaluationResult.disabled("the subject does not offer " + lacking);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ContractSubject subject = subject(context);
        located(context, () -> {
            Fixture fixture = subject.open();
            store(context).put(Fixture.class, fixture);
            if (List.of(clause(context).needs()).contains(Need.READ_ONLY)) {
                fixture.fillForReading();
            }
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Fixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(store(context).get(Fixture.class, Fixture.class), "a clause has a fixture");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        located(context, () -> {
            throw failure;
        });
    }

    private static void located(ExtensionContext context, Executable step) {
        try {
            step.execute();
        } catch (TestAbortedException skipped) {
            throw skipped;
        } catch (Throwable failure) {
            throw located(context, failure);
        }
    }

    /** Puts clause, subject and seed into the message: reports show the name of the abstract class for all subjects. */
    private static AssertionError located(ExtensionContext context, Throwable failure) {
        boolean isSentence = failure instanceof AssertionError && failure.getMessage() != null;
        String reason = isSentence ? failure.getMessage() : failure.toString();
        String message =
                clause(context).id() + " on " + contract(context).getClass().getName() + ": " + reason
                        + " [repeat the order with -D" + RandomOrder.PROPERTY + "=" + RandomOrder.SEED + "]";
        AssertionFailedError located =
                failure instanceof AssertionFailedError comparison && comparison.isExpectedDefined()
                        ? new AssertionFailedError(message, comparison.getExpected(), comparison.getActual(), failure)
                        : new AssertionFailedError(message, failure);
        located.setStackTrace(failure.getStackTrace());
        return located;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fixture fixture = store(context).remove(Fixture.class, Fixture.class);
        if (fixture != null) {
            located(context, () -> fixture.close(context.getExecutionException().isEmpty()));
        }
    }

    private static Clause clause(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(Clause.class))
                .orElseThrow(() -> new IllegalStateException(context.getRequiredTestMethod() + " is no clause."));
    }

    /** Calls the test class once per case of a clause: each subject may be a new one. */
    private static ContractSubject subject(ExtensionContext context) {
        ContractSubject known = store(context).get(ContractSubject.class, ContractSubject.class);
        if (known != null) {
            return known;
        }
        SessionsPortContract contract = contract(context);
        located(context, () -> store(context).put(ContractSubject.class, contract.subject()));
        return Objects.requireNonNull(store(context).get(ContractSubject.class, ContractSubject.class), "a subject");
    }

    private static SessionsPortContract contract(ExtensionContext context) {
        return context.getRequiredTestInstances()
                .findInstance(SessionsPortContract.class)
                .orElseThrow(() -> new IllegalStateException("Clauses run inside a SessionsPortContract only."));
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(ClauseRun.class, context.getUniqueId()));
    }
}
