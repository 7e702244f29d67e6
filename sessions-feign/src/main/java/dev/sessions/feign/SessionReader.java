package dev.sessions.feign;

import static dev.sessions.feign.JsonFields.text;
import static dev.sessions.feign.JsonFields.time;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.feign.JsonFields.Mismatch;
import java.io.IOException;

/**
 * Reads one session of a page. A new field of the API gets a row here; the rows have the order of the API's reference. A session
 * that cannot be read fails its page: skipping the session would hide it.
 */
final class SessionReader {
    private static final JsonFields<Session.Builder> SESSION = new JsonFields<Session.Builder>()
            .required("id", text((session, id) -> session.id(SessionId.of(id))))
            .optional("impersonator", SessionReader::readImpersonator)
            .optional("ip_address", text(Session.Builder::ipAddress))
            .optional("organization_id", text((session, id) -> session.organizationId(OrganizationId.of(id))))
            .optional("user_agent", text(Session.Builder::userAgent))
            .required("user_id", text((session, id) -> session.userId(UserId.of(id))))
            .required("auth_method", text((session, method) -> session.authMethod(AuthMethod.of(method))))
            .required("status", text((session, status) -> session.status(SessionStatus.of(status))))
            .required("expires_at", time(Session.Builder::expiresAt))
            .optional("ended_at", time(Session.Builder::endedAt))
            .required("created_at", time(Session.Builder::createdAt))
            .required("updated_at", time(Session.Builder::updatedAt));

    private static final JsonFields<Impersonator.Builder> IMPERSONATOR = new JsonFields<Impersonator.Builder>()
            .required("email", text(Impersonator.Builder::email))
            .optional("reason", text(Impersonator.Builder::reason));

    private SessionReader() {}

    static Session read(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            throw new Mismatch(JsonFields.path(json, null) + " is null");
        }
        Session.Builder session = Session.builder();
        SESSION.read(json, session);
        return session.build();
    }

    private static void readImpersonator(JsonParser json, Session.Builder session) throws IOException {
        Impersonator.Builder impersonator = Impersonator.builder();
        IMPERSONATOR.read(json, impersonator);
        session.impersonator(impersonator.build());
    }
}
