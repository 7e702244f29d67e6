package dev.sessions.testkit.contract;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** A new random order in each run, so that no clause depends on another. The message of a failure has the seed. */
final class RandomOrder implements MethodOrderer {
    static final String PROPERTY = "sessions.contract.seed";
    static final long SEED = Long.getLong(PROPERTY, System.nanoTime());

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<? extends MethodDescriptor> clauses = context.getMethodDescriptors();
        clauses.sort(Comparator.comparing(clause -> clause.getMethod().getName()));
        Collections.shuffle(clauses, new java.util.Random(SEED));
    }
}
