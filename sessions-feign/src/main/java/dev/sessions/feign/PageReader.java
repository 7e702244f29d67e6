package dev.sessions.feign;

import static dev.sessions.feign.JsonFields.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.JsonFields.Mismatch;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a successful list in one pass. A body that is not a page becomes an exception that names the place. */
final class PageReader {
    // The API requires both cursors (SPEC). Without the key of the next one a full page would read as the last.
    private static final JsonFields<PageReader> FORWARD = page(new JsonFields<PageReader>()
            .requiredKey("after", text(PageReader::after))
            .optional("before", text(PageReader::before)));
    private static final JsonFields<PageReader> BACKWARD = page(new JsonFields<PageReader>()
            .optional("after", text(PageReader::after))
            .requiredKey("before", text(PageReader::before)));

    private static final String NO_OBJECT = "the body is empty or not a JSON object";

    private final ServiceResponse response;
    private final PageRequest request;
    private final SessionPage.Builder page;

    PageReader(ServiceResponse response, PageRequest request) {
        this.response = response;
        this.request = request;
        this.page = SessionPage.builder(request);
    }

    private static JsonFields<PageReader> page(JsonFields<PageReader> metadata) {
        return new JsonFields<PageReader>()
                .required("data", PageReader::readSessions)
                .required("list_metadata", metadata::read);
    }

    SessionPage read(BoundedBody body) {
        try (JsonParser json = open(body)) {
            try {
                readPage(json);
                return page.build();
            } catch (Mismatch e) {
                throw response.invalid(e.problem());
            } catch (IOException e) {
                throw unreadable(body, Json.endsInside(json), e);
            }
        } catch (IOException e) {
            throw ClientFailure.explain(response, e);
        }
    }

    private JsonParser open(BoundedBody body) {
        try {
            return Json.PAGES.createParser(new StrictUtf8(body));
        } catch (IOException e) {
            throw unreadable(body, false, e);
        }
    }

    private void readPage(JsonParser json) throws IOException {
        JsonToken root = json.nextToken();
        if (root == JsonToken.START_OBJECT) {
            (request.before().isPresent() ? BACKWARD : FORWARD).read(json, this);
        } else if (root == JsonToken.START_ARRAY) {
            // The rest is not read: a connection that breaks there would make a wrong body a retryable failure.
            throw new Mismatch(NO_OBJECT);
        } else if (root != null) {
            json.finishToken();
        }
        if (root == null || json.nextToken() != null) {
            throw new Mismatch(NO_OBJECT);
        }
        if (root != JsonToken.START_OBJECT) {
            throw new Mismatch(root == JsonToken.VALUE_NULL ? "the body is empty or null" : NO_OBJECT);
        }
    }

    private static void readSessions(JsonParser json, PageReader reader) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw JsonFields.wrongType(json);
        }
        List<Session> sessions = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            sessions.add(SessionReader.read(json));
        }
        reader.page.sessions(sessions);
    }

    private void after(String cursor) {
        page.after(usable(cursor));
    }

    private void before(String cursor) {
        page.before(usable(cursor));
    }

    /** Returns the cursor if a request can carry it. */
    private String usable(String cursor) {
        PageRequest.of(request.order(), request.limit()).after(cursor);
        return cursor;
    }

    /** Jackson's exceptions quote values of the body, so they are dropped. */
    private SessionsException unreadable(BoundedBody body, boolean unfinished, IOException thrown) {
        if (body.isOverLimit()) {
            return response.invalid("the body is larger than allowed");
        }
        IOException failure = body.failure();
        if (failure != null) {
            return ClientFailure.explain(response, failure);
        }
        if (thrown instanceof StreamConstraintsException) {
            return response.invalid("a part of the body is larger or nested deeper than allowed");
        }
        if (unfinished && body.hasEnded()) {
            return response.cutOff(new EOFException("The body ends in the middle of the document."));
        }
        return response.invalid("the body is not well-formed JSON");
    }
}
