package dev.sessions.feign;

import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** The body of an answer as it comes from the wire. OkHttp may buffer any number of bytes before it has unpacked the first. */
final class PackedBody extends ForwardingSource {
    // What packing may add to a body that is just as long as allowed.
    private static final long OVERHEAD = 64 * 1024;

    private long left;

    private PackedBody(Source wire, long bytes) {
        super(wire);
        this.left = bytes;
    }

    /** Returns the response, with a body that ends with an exception when it is much longer than that. */
    static Response bounded(Response response, long bytes) {
        ResponseBody body = response.body();
        Source bounded = new PackedBody(body.source(), bytes < Long.MAX_VALUE - OVERHEAD ? bytes + OVERHEAD : bytes);
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(bounded), body.contentType(), body.contentLength()))
                .build();
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        // No more than allowed is read ahead: of a failure the reader wants no more than that.
        long read = super.read(sink, Math.min(byteCount, Math.max(1, left)));
        left -= read;
        if (left < 0) {
            throw new BodyTooLong();
        }
        return read;
    }
}
