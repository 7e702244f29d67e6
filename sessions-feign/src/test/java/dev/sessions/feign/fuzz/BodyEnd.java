package dev.sessions.feign.fuzz;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** The end of a body. Every exception here quotes the key, as an exception of a library may. */
enum BodyEnd {
    END {
        @Override
        void reach() {}
    },
    EOF {
        @Override
        void reach() throws IOException {
            throw new EOFException("unexpected end");
        }
    },
    RESET {
        @Override
        void reach() throws IOException {
            throw new SocketException("Connection reset");
        }
    },
    TIMEOUT {
        @Override
        void reach() throws IOException {
            throw new SocketTimeoutException("timeout");
        }
    },
    TLS {
        @Override
        void reach() throws IOException {
            throw new SSLException("bad record");
        }
    },
    PROTOCOL {
        @Override
        void reach() throws IOException {
            throw new ProtocolException("expected a chunk size but was " + CannedService.KEY);
        }
    },
    BUG {
        @Override
        void reach() {
            throw new IllegalStateException("closed, while sending " + CannedService.KEY);
        }
    };

    /** Throws the exception of this ending, if any. */
    abstract void reach() throws IOException;

    static BodyEnd of(List<String> words) {
        for (BodyEnd ending : values()) {
            if (words.contains("then:" + ending.name().toLowerCase(Locale.ROOT))) {
                return ending;
            }
        }
        return END;
    }
}
