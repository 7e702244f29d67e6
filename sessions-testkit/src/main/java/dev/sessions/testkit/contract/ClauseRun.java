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

/** Gives each clause a scene of its own, and skips it when the subject lacks what it needs. */
final class ClauseRun
        implements ExecutionCondition,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // Of a parameterised clause, each case is asked about on its own.
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
        Scene scene = subject(context).open();
        store(context).put(Scene.class, scene);
        if (List.of(clause(context).needs()).contains(Need.READ_ONLY)) {
            scene.fillForReading();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(store(context).get(Scene.class, Scene.class), "a clause has a scene");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(whereabouts(context));
        throw failure;
    }

    private static AssertionError whereabouts(ExtensionContext context) {
        return new AssertionError("The clause that failed is " + clause(context).id()
                + "; the clauses were run in an order that -D" + RandomOrder.PROPERTY + "=" + RandomOrder.SEED
                + " repeats.");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Scene scene = store(context).remove(Scene.class, Scene.class);
        if (scene != null) {
            try {
                scene.close(context.getExecutionException().isEmpty());
            } catch (AssertionError unreached) {
                unreached.addSuppressed(whereabouts(context));
                throw unreached;
            }
        }
    }

    private static Clause clause(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(Clause.class))
                .orElseThrow(() -> new IllegalStateException(context.getRequiredTestMethod() + " is no clause."));
    }

    /** Asks the test class once per case of a clause: a subject may be made anew each time. */
    private static ContractSubject subject(ExtensionContext context) {
        ContractSubject known = store(context).get(ContractSubject.class, ContractSubject.class);
        if (known != null) {
            return known;
        }
        ContractSubject subject = context.getRequiredTestInstances()
                .findInstance(SessionsPortContract.class)
                .orElseThrow(() -> new IllegalStateException("Clauses run inside a SessionsPortContract only."))
                .subject();
        store(context).put(ContractSubject.class, subject);
        return subject;
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(ClauseRun.class, context.getUniqueId()));
    }
}
