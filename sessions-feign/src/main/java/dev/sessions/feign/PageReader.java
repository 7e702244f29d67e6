package dev.sessions.feign;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.sessions.PageRequest;
import dev.sessions.SessionPage;
import dev.sessions.failure.ServiceResponse;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a list that was answered with success. Whatever is wrong with it becomes an exception that says where. */
final class PageReader {
    private static final ObjectReader READER = Json.MAPPER.readerFor(PageBody.class);

    private final ServiceResponse answer;

    PageReader(ServiceResponse answer) {
        this.answer = answer;
    }

    SessionPage read(BoundedBody body, PageRequest request) {
        PageBody page = parse(body);
        if (page == null) {
            throw answer.invalid("the body is empty or null");
        }
        if (page.data() == null) {
            throw answer.invalid("data is missing");
        }
        // Without it nobody could say whether there are more sessions.
        if (page.listMetadata() == null) {
            throw answer.invalid("list_metadata is missing");
        }
        // Both keys are required (SPEC). Without this one a full page would read as the last.
        String wayOn = request.before().isPresent() ? "before" : "after";
        if (!page.listMetadata().has(wayOn)) {
            throw answer.invalid("list_metadata." + wayOn + " is missing");
        }
        try {
            return new PageMapping(request).map(page.data(), page.listMetadata());
        } catch (PageMapping.Mismatch e) {
            throw answer.invalid(e.problem());
        }
    }

    /** Jackson's own exceptions quote values of the body, so that none of them may get out. */
    private @Nullable PageBody parse(BoundedBody body) {
        try {
            return READER.readValue(new StrictUtf8(body));
        } catch (IOException | RuntimeException e) {
            if (body.isOverLimit()) {
                throw answer.invalid("the body is larger than allowed");
            }
            IOException failure = body.failure();
            if (failure != null) {
                throw Disconnect.explain(answer, failure);
            }
            if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
                throw answer.invalid("a part of the body is larger or nested deeper than allowed");
            }
            StreamReadException syntax = JsonEnd.syntaxError(e);
            if (syntax == null) {
                throw answer.invalid(problem(e));
            }
            if (body.hasEnded() && JsonEnd.isMissing(syntax)) {
                throw answer.cutOff(new EOFException("The body ends in the middle of the document."));
            }
            throw answer.invalid("the body is not well-formed JSON");
        }
    }

    private static String problem(Exception e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? path(mapping) + " is not of the expected type"
                : "the body is empty or not a JSON object";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
