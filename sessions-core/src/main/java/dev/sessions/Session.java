package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in user's connection to an application: who, by which means, from where and until when.
 *
 * <p>The API grows, so this is a class with a builder and not a record: a new fact breaks no caller. Two
 * sessions are equal when all their facts are.
 *
 * <p>Not serializable on purpose: a session that is kept elsewhere goes on being shown after it ended.
 */
public final class Session {
    private final Facts facts;

    // A new field of the API also needs a row in SessionReader of sessions-feign, and one in WireJson of the testkit.
    private Session(Facts facts) {
        this.facts = facts;
    }

    /** Starts a session. Id, user, method, status and the three times created, updated and expires are required. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts a copy of this session that can be changed. */
    public Builder toBuilder() {
        return new Builder()
                .id(facts.id)
                .userId(facts.userId)
                .organizationId(facts.organizationId)
                .impersonator(facts.impersonator)
                .ipAddress(facts.ipAddress)
                .userAgent(facts.userAgent)
                .authMethod(facts.authMethod)
                .status(facts.status)
                .createdAt(facts.createdAt)
                .updatedAt(facts.updatedAt)
                .expiresAt(facts.expiresAt)
                .endedAt(facts.endedAt);
    }

    /** Returns the id of the session: the {@code sid} claim of its access tokens (DOC). */
    public SessionId id() {
        return facts.id;
    }

    /** Returns the id of the user. */
    public UserId userId() {
        return facts.userId;
    }

    /** Returns the organization that the user signed in to, if there is one. */
    public Optional<OrganizationId> organizationId() {
        return Optional.ofNullable(facts.organizationId);
    }

    /** Returns the support person signed in as the user, if there is one. */
    public Optional<Impersonator> impersonator() {
        return Optional.ofNullable(facts.impersonator);
    }

    /** Returns the address that the user signed in from, as the service wrote it, if it is known. */
    public Optional<String> ipAddress() {
        return Optional.ofNullable(facts.ipAddress);
    }

    /** Returns the {@code User-Agent} of the device, if it is known. Text from outside: escape it before showing it. */
    public Optional<String> userAgent() {
        return Optional.ofNullable(facts.userAgent);
    }

    /** Returns how the user signed in. */
    public AuthMethod authMethod() {
        return facts.authMethod;
    }

    /** Returns the status that the service reports. */
    public SessionStatus status() {
        return facts.status;
    }

    /** Returns when the user signed in. */
    public Instant createdAt() {
        return facts.createdAt;
    }

    /** Returns when the service last changed its record. The API does not document which changes count (SEEN). */
    public Instant updatedAt() {
        return facts.updatedAt;
    }

    /** Returns when the session ends by itself. */
    public Instant expiresAt() {
        return facts.expiresAt;
    }

    /** Returns when the session ended, if it did. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(facts.endedAt);
    }

    /** Returns whether the session is active at the given time: its status is active, it has not ended, and it expires later. */
    public boolean isActive(Instant now) {
        return facts.status.equals(SessionStatus.ACTIVE) && facts.endedAt == null && now.isBefore(facts.expiresAt);
    }

    /** Returns whether a support person is signed in as the user: the session names an impersonator, or its method is impersonation. */
    public boolean impersonated() {
        return facts.impersonator != null || facts.authMethod.equals(AuthMethod.IMPERSONATION);
    }

    /** Returns whether this session has the given id, for instance that of the current session. */
    public boolean hasId(SessionId current) {
        return facts.id.equals(requireNonNull(current, "A session is compared with an id, not with null."));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Session that && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    /** Returns ids, status, method and times. Address, device and impersonator are personal data and left out. */
    @Override
    public String toString() {
        return "Session[id=" + facts.id + ", user=" + facts.userId + ", organization=" + facts.organizationId
                + ", status="
                + facts.status + ", method=" + facts.authMethod + ", created=" + facts.createdAt + ", updated="
                + facts.updatedAt + ", expires=" + facts.expiresAt + ", ended=" + facts.endedAt + "]";
    }

    private record Facts(
            SessionId id,
            UserId userId,
            @Nullable OrganizationId organizationId,
            @Nullable Impersonator impersonator,
            @Nullable String ipAddress,
            @Nullable String userAgent,
            AuthMethod authMethod,
            SessionStatus status,
            Instant createdAt,
            Instant updatedAt,
            Instant expiresAt,
            @Nullable Instant endedAt) {}

    /** Builds a session. Optional facts may be set to null, which is the default. */
    public static final class Builder {
        private @Nullable SessionId id;
        private @Nullable UserId userId;
        private @Nullable OrganizationId organizationId;
        private @Nullable Impersonator impersonator;
        private @Nullable String ipAddress;
        private @Nullable String userAgent;
        private @Nullable AuthMethod authMethod;
        private @Nullable SessionStatus status;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private @Nullable Instant expiresAt;
        private @Nullable Instant endedAt;

        private Builder() {}

        /** Sets the id of the session. */
        public Builder id(SessionId id) {
            this.id = id;
            return this;
        }

        /** Sets the id of the user. */
        public Builder userId(UserId userId) {
            this.userId = userId;
            return this;
        }

        /** Sets the organization. */
        public Builder organizationId(@Nullable OrganizationId organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /** Sets the support person signed in as the user. */
        public Builder impersonator(@Nullable Impersonator impersonator) {
            this.impersonator = impersonator;
            return this;
        }

        /** Sets the address that the user signed in from. */
        public Builder ipAddress(@Nullable String ipAddress) {
            this.ipAddress = ipAddress;
            return this;
        }

        /** Sets the {@code User-Agent} of the device. */
        public Builder userAgent(@Nullable String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /** Sets how the user signed in. */
        public Builder authMethod(AuthMethod authMethod) {
            this.authMethod = authMethod;
            return this;
        }

        /** Sets the status. */
        public Builder status(SessionStatus status) {
            this.status = status;
            return this;
        }

        /** Sets when the user signed in. */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** Sets when the record was last changed. */
        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /** Sets when the session ends by itself. */
        public Builder expiresAt(Instant expiresAt) {
            this.expiresAt = expiresAt;
            return this;
        }

        /** Sets when the session ended. */
        public Builder endedAt(@Nullable Instant endedAt) {
            this.endedAt = endedAt;
            return this;
        }

        /**
         * Returns the session.
         *
         * @throws NullPointerException when a required fact is missing; the message names it
         */
        public Session build() {
            return new Session(new Facts(
                    requireNonNull(id, "A session needs an id."),
                    requireNonNull(userId, "A session needs a userId."),
                    organizationId,
                    impersonator,
                    ipAddress,
                    userAgent,
                    requireNonNull(authMethod, "A session needs an authMethod."),
                    requireNonNull(status, "A session needs a status."),
                    requireNonNull(createdAt, "A session needs a createdAt."),
                    requireNonNull(updatedAt, "A session needs an updatedAt."),
                    requireNonNull(expiresAt, "A session needs an expiresAt."),
                    endedAt));
        }
    }
}
