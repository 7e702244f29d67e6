package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A support person signed in as the user, and the reason. */
public final class Impersonator {
    private final String email;
    private final @Nullable String reason;

    private Impersonator(Builder builder) {
        email = requireNonNull(builder.email, "An impersonator needs an e-mail address.");
        reason = builder.reason;
    }

    /** Starts an impersonator. The e-mail address is required. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the e-mail address of the support person. */
    public String email() {
        return email;
    }

    /** Returns why the user is impersonated, if a reason was given. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Impersonator that && email.equals(that.email) && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(email, reason);
    }

    /** Returns a text without the address and the reason: both are personal data. */
    @Override
    public String toString() {
        return "Impersonator[...]";
    }

    /** Puts an impersonator together. */
    public static final class Builder {
        private @Nullable String email;
        private @Nullable String reason;

        private Builder() {}

        /** Sets the e-mail address. */
        public Builder email(String email) {
            this.email = email;
            return this;
        }

        /** Sets the reason; null when there is none. */
        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        /**
         * Returns the impersonator.
         *
         * @throws NullPointerException when the e-mail address is missing
         */
        public Impersonator build() {
            return new Impersonator(this);
        }
    }
}
