package dev.sessions;

/**
 * How a user signed in. The known values are constants (SPEC). The set has grown before, so a value that this version does not
 * know is kept as the service sent it; compare with {@code equals}, never with {@code ==}.
 *
 * @param value the value as the service writes it
 */
public record AuthMethod(String value) {
    /** Signed in by another application of the same vendor account. */
    public static final AuthMethod CROSS_APP_AUTH = new AuthMethod("cross_app_auth");
    /** Signed in by an external identity system. */
    public static final AuthMethod EXTERNAL_AUTH = new AuthMethod("external_auth");
    /** A support person signed in as the user: see {@link Session#impersonator()}. */
    public static final AuthMethod IMPERSONATION = new AuthMethod("impersonation");
    /** A code or link sent by e-mail. */
    public static final AuthMethod MAGIC_CODE = new AuthMethod("magic_code");
    /** Taken over from another system. */
    public static final AuthMethod MIGRATED_SESSION = new AuthMethod("migrated_session");
    /** A social or other OAuth provider. */
    public static final AuthMethod OAUTH = new AuthMethod("oauth");
    /** A passkey. */
    public static final AuthMethod PASSKEY = new AuthMethod("passkey");
    /** A password. */
    public static final AuthMethod PASSWORD = new AuthMethod("password");
    /** Single sign-on of an organization. */
    public static final AuthMethod SSO = new AuthMethod("sso");
    /** The service sends {@code unknown}. Not the same as a value that this library does not know. */
    public static final AuthMethod UNKNOWN = new AuthMethod("unknown");

    /** Refuses null and blank text. */
    public AuthMethod {
        OpenValue.check("authentication method", value);
    }

    /** Returns the method with the given text, known or not. */
    public static AuthMethod of(String value) {
        return new AuthMethod(value);
    }

    /** Returns the text as the service writes it. */
    @Override
    public String toString() {
        return value;
    }
}
