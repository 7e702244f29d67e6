package dev.sessions.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.contract.Http.Body;
import dev.sessions.testkit.contract.HttpPort.Wire;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Adapters that read HTTP or JSON wrongly. */
final class WrongWire {
    private static final ObjectMapper LENIENT = new ObjectMapper();

    private WrongWire() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        pages(mistakes);
        sessions(mistakes);
        revokes(mistakes);
        refusals(mistakes);
        headers(mistakes);
        connections(mistakes);
        return mistakes.all();
    }

    private static void pages(Mistakes mistakes) {
        mistakes.onWire(
                "RESPONSE-01",
                "a body without data is taken for no sessions",
                wire -> new LenientPages(wire, (missing, request) -> missing.equals("data")));
        mistakes.onWire(
                "RESPONSE-01",
                "a body without data is taken for the end of a list",
                wire -> new LenientPages(
                        wire,
                        (missing, request) ->
                                missing.equals("data") && request.after().isPresent()));
        mistakes.onWire(
                "RESPONSE-11",
                "a page without the cursor is the last one",
                wire -> new LenientPages(wire, (missing, request) -> missing.endsWith("after")));
        mistakes.onWire(
                "RESPONSE-11",
                "a page without the cursor is the last one on the way back",
                wire -> new LenientPages(wire, (missing, request) -> missing.endsWith("before")));
        mistakes.onWire(
                "RESPONSE-12", "a page is refused for a cursor that is not followed", wire -> new HttpPort(wire) {
                    @Override
                    String missing(JsonNode page, PageRequest request) {
                        return page.path("list_metadata").size() == 1 ? "a cursor" : super.missing(page, request);
                    }
                });
        mistakes.onWire("RESPONSE-03", "a response is refused for its content type alone", wire -> new HttpPort(wire) {
            @Override
            SessionPage page(ServiceResponse response, PageRequest request, Http http) {
                if (!http.headers().getOrDefault("Content-Type", "").contains("json")) {
                    throw response.invalid("the content type is not JSON");
                }
                return super.page(response, request, http);
            }
        });
        mistakes.onWire("CONNECTION-08", "half a document is a whole page", wire -> new HttpPort(wire) {
            @Override
            SessionPage page(ServiceResponse response, PageRequest request, Http http) {
                try {
                    return super.page(response, request, http);
                } catch (ConnectionFailedException half) {
                    return WrongPort.empty(request);
                }
            }
        });
        mistakes.onWire(
                "CONNECTION-08", "half a document is a failure that no retry can cure", wire -> new HttpPort(wire) {
                    @Override
                    SessionsException cutOff(ServiceResponse response) {
                        return response.invalid("the body is not well-formed JSON");
                    }
                });
    }

    /** Ignores that some pages lack something. */
    private static final class LenientPages extends HttpPort {
        private final BiPredicate<String, PageRequest> ignored;

        LenientPages(Wire wire, BiPredicate<String, PageRequest> ignored) {
            super(wire);
            this.ignored = ignored;
        }

        @Override
        String missing(JsonNode page, PageRequest request) {
            String missing = super.missing(page, request);
            return ignored.test(missing, request) ? "" : missing;
        }
    }

    private static void sessions(Mistakes mistakes) {
        mistakes.onWire("RESPONSE-04", "a session that cannot be read is skipped", wire -> new HttpPort(wire) {
            @Override
            List<Session> sessions(ServiceResponse response, JsonNode data) {
                List<Session> sessions = new ArrayList<>();
                for (JsonNode session : data) {
                    if (session.has("user_id")) {
                        sessions.add(session(response, "", session));
                    }
                }
                return sessions;
            }
        });
        mistakes.onWire("RESPONSE-05", "an id that could leave its place is replaced", wire -> new HttpPort(wire) {
            @Override
            Session session(ServiceResponse response, String place, JsonNode session) {
                try {
                    return super.session(response, place, session);
                } catch (SessionsException impossible) {
                    ((ObjectNode) session).put("id", "session_replaced").put("user_id", Fixture.USER.value());
                    return super.session(response, place, session);
                }
            }
        });
        mistakes.onWire("RESPONSE-05", "an impossible id is quoted", wire -> new HttpPort(wire) {
            @Override
            SessionsException impossible(ServiceResponse response, String place, String text) {
                return super.impossible(response, place + " " + text, text);
            }
        });
        mistakes.onWire("RESPONSE-06", "a field that the service adds breaks every list", wire -> new HttpPort(wire) {
            @Override
            Session session(ServiceResponse response, String place, JsonNode session) {
                if (session.has("region")) {
                    throw response.invalid(place + ".region is unknown");
                }
                return super.session(response, place, session);
            }
        });
    }

    private static void revokes(Mistakes mistakes) {
        mistakes.onWire(
                "RESPONSE-07",
                "a revoke that succeeded with a body is a failure",
                wire -> new StrictRevokes(wire, body -> !body.text().isEmpty()));
        mistakes.onWire(
                "RESPONSE-07",
                "a revoke that succeeded without a body is a failure",
                wire -> new StrictRevokes(wire, body -> body.text().isEmpty()));
        mistakes.onWire(
                "RESPONSE-09",
                "a revoke that succeeded is a failed connection",
                wire -> new StrictRevokes(wire, body -> body.broken().isPresent()));
    }

    /** Refuses some bodies of a revoke that succeeded. */
    private static final class StrictRevokes extends HttpPort {
        private final Predicate<Body> refused;

        StrictRevokes(Wire wire, Predicate<Body> refused) {
            super(wire);
            this.refused = refused;
        }

        @Override
        Revocation revocation(ServiceResponse response, Body body) {
            if (response.status() == 200 && refused.test(body)) {
                throw response.cutOff(body.broken().orElse(new IOException("no body expected")));
            }
            return super.revocation(response, body);
        }
    }

    private static void refusals(Mistakes mistakes) {
        mistakes.onWire("REFUSAL-12", "another field names what is missing", wire -> new HttpPort(wire) {
            @Override
            void describe(JsonNode body, int status, ServiceResponse.Builder response) {
                super.describe(body, 400, response);
            }
        });
        mistakes.onWire("REFUSAL-12", "an entity that is no text is taken for none", wire -> new HttpPort(wire) {
            @Override
            String entity(JsonNode id) {
                return id.textValue();
            }
        });
        mistakes.onWire("REFUSAL-12", "the last of two codes names what is missing", wire -> new HttpPort(wire) {
            @Override
            JsonNode parse(String body) throws JsonProcessingException {
                return LENIENT.readTree(body);
            }
        });
        mistakes.onWire(
                "REFUSAL-13", "a refusal whose body cannot be parsed is another failure", wire -> new HttpPort(wire) {
                    @Override
                    void unreadable(ServiceResponse response, Body body, IOException cause) {
                        super.unreadable(response, body, cause);
                        throw response.invalid("the body is not well-formed JSON");
                    }
                });
        mistakes.onWire("CONNECTION-12", "half a refusal is another failure", wire -> new HttpPort(wire) {
            @Override
            void unreadable(ServiceResponse response, Body body, IOException cause) {
                throw response.cutOff(new IOException(cause));
            }
        });
        mistakes.onWire("CONNECTION-12", "half a 404 is a wrong address", wire -> new HttpPort(wire) {
            @Override
            void unreadable(ServiceResponse response, Body body, IOException cause) {
                // The status alone: a wrong address.
            }
        });
        mistakes.onWire("EXCEPTION-06", "only code and message are read", wire -> new HttpPort(wire) {
            @Override
            void describe(JsonNode body, int status, ServiceResponse.Builder response) {
                super.describe(body, status, response);
                response.code(body.path("code").textValue());
            }
        });
        mistakes.onWire("EXCEPTION-13", "a shape of field error is unknown", wire -> new HttpPort(wire) {
            @Override
            FieldError fieldError(JsonNode error) {
                return error.isTextual() ? FieldError.of(null, null, null) : super.fieldError(error);
            }
        });
        mistakes.onWire("EXCEPTION-13", "one shape spoils the rest", wire -> new HttpPort(wire) {
            @Override
            List<FieldError> fieldErrors(JsonNode errors) {
                return errors.findValue("instancePath") == null ? super.fieldErrors(errors) : List.of();
            }
        });
        mistakes.onWire("EXCEPTION-13", "what is no list is taken for one", wire -> new HttpPort(wire) {
            @Override
            List<FieldError> fieldErrors(JsonNode errors) {
                return errors.isObject() ? List.of(FieldError.of("x", null, null)) : super.fieldErrors(errors);
            }
        });
    }

    private static void headers(Mistakes mistakes) {
        mistakes.onWire("EXCEPTION-10", "only seconds are read", wire -> new HttpPort(wire) {
            @Override
            Duration retryAfter(Map<String, String> headers) {
                return null;
            }
        });
        mistakes.onWire("EXCEPTION-11", "the clock of the caller counts", wire -> new HttpPort(wire) {
            @Override
            Instant now(Map<String, String> headers) {
                return Instant.now();
            }
        });
        mistakes.onWire("EXCEPTION-12", "the request id is looked up in one spelling only", wire -> new HttpPort(wire) {
            @Override
            String requestId(Map<String, String> headers) {
                return new HashMap<>(headers).get("X-Request-Id");
            }
        });
    }

    private static void connections(Mistakes mistakes) {
        mistakes.onWire(
                "CONNECTION-14", "a call is sent again after bytes that are no HTTP", wire -> new HttpPort(wire) {
                    @Override
                    Http send(Operation operation, String line, String body) {
                        try {
                            return super.send(operation, line, body);
                        } catch (ConnectionFailedException failure) {
                            return super.send(operation, line, body);
                        }
                    }
                });
        mistakes.onWire(
                "CONNECTION-14",
                "bytes that are no HTTP come out as an exception of a library",
                wire -> new HttpPort(wire) {
                    @Override
                    SessionsException noResponse(Operation operation, IOException cause) {
                        return super.noResponse(operation, new WrongResponses.OfALibrary());
                    }
                });
    }
}
