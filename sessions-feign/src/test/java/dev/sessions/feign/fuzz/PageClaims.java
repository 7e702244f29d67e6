package dev.sessions.feign.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import java.time.Instant;
import java.util.Optional;

/** Checks that a page equals the body: as many sessions, the same facts, the same cursors. */
final class PageClaims {
    private final SeedResponse response;
    private final SessionPage page;

    PageClaims(SeedResponse response, SessionPage page) {
        this.response = response;
        this.page = page;
    }

    void hold() {
        Claim.holds(response.isSuccess(), "a page is what a success brings");
        JsonNode document = new WireText(response).document();
        JsonNode data = document.path("data");
        Claim.holds(data.isArray(), "a page comes of a whole document with an array of sessions");
        Claim.equal(page.sessions().size(), data.size(), "no session is left out and none made up");
        for (int i = 0; i < data.size(); i++) {
            hold(page.sessions().get(i), data.get(i));
        }
        JsonNode metadata = document.path("list_metadata");
        Claim.holds(metadata.has("after"), "a page comes of a document that says how to go on");
        Claim.equal(page.next().flatMap(PageRequest::after), text(metadata, "after"), "next is after");
        Claim.equal(page.previous().flatMap(PageRequest::before), text(metadata, "before"), "previous is before");
    }

    private static void hold(Session session, JsonNode sent) {
        Claim.equal(Optional.of(session.id().value()), text(sent, "id"), "id");
        Claim.equal(Optional.of(session.userId().value()), text(sent, "user_id"), "user_id");
        Claim.equal(Optional.of(session.authMethod().value()), text(sent, "auth_method"), "auth_method");
        Claim.equal(Optional.of(session.status().value()), text(sent, "status"), "status");
        Claim.equal(Optional.of(session.createdAt()), time(sent, "created_at"), "created_at");
        Claim.equal(Optional.of(session.updatedAt()), time(sent, "updated_at"), "updated_at");
        Claim.equal(Optional.of(session.expiresAt()), time(sent, "expires_at"), "expires_at");
        Claim.equal(session.endedAt(), time(sent, "ended_at"), "ended_at");
        Claim.equal(session.organizationId().map(Object::toString), text(sent, "organization_id"), "organization_id");
        Claim.equal(session.ipAddress(), text(sent, "ip_address"), "ip_address");
        Claim.equal(session.userAgent(), text(sent, "user_agent"), "user_agent");
        JsonNode impersonator = sent.path("impersonator");
        Claim.equal(session.impersonator().map(who -> who.email()), text(impersonator, "email"), "email");
        Claim.equal(session.impersonator().flatMap(who -> who.reason()), text(impersonator, "reason"), "reason");
    }

    private static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        Claim.holds(value.isTextual() || value.isNull() || value.isMissingNode(), field + " is a text or nothing");
        return Optional.ofNullable(value.textValue());
    }

    private static Optional<Instant> time(JsonNode object, String field) {
        return text(object, field).map(Instant::parse);
    }
}
