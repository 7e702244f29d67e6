package dev.sessions.spring;

import dev.sessions.SessionId;
import dev.sessions.UserId;

/** The user who makes the request, and the session that the access token belongs to. */
record SignedIn(UserId user, SessionId session) {}
