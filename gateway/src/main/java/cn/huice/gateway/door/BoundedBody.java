package cn.huice.gateway.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A request body on its way through, cut off with {@link TooLarge} when it grows beyond its bound. */
final class BoundedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long bound;
    private long seen;
    private Handler<Throwable> onFailure = failure -> {};

    BoundedBody(ReadStream<Buffer> body, long bound) {
        this.body = body;
        this.bound = bound;
    }

    /** The body is larger than the gateway takes. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("request body too large", null, false, false);
        }
    }

    @Override
    public BoundedBody exceptionHandler(Handler<Throwable> handler) {
        onFailure = handler == null ? failure -> {} : handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : part -> take(part, handler));
        return this;
    }

    private void take(Buffer part, Handler<Buffer> handler) {
        seen += part.length();
        if (seen <= bound) {
            handler.handle(part);
        } else if (seen - part.length() <= bound) {
            onFailure.handle(new TooLarge());
        }
    }

    @Override
    public BoundedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public BoundedBody endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }
}
