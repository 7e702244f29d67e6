package dev.sessions.revocation;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that one job at a time reads and then goes on writing. Both by one handle: where a lock is the process's (POSIX), closing
 * another handle of the file would end the lock. Not a channel: an interrupt would close it, and what the workers still have to
 * tell would be lost.
 */
final class LockedFile extends FileOutputStream {
    private final RandomAccessFile bytes;
    // Held, because a lock that is garbage collected no longer keeps out other jobs of this process.
    final FileLock lock;
    private final boolean created;

    private LockedFile(RandomAccessFile bytes, FileLock lock, boolean created) throws IOException {
        super(bytes.getFD());
        this.bytes = bytes;
        this.lock = lock;
        this.created = created;
    }

    /**
     * Opens that file, and creates it if it is missing.
     *
     * @throws IllegalArgumentException when another job has it
     */
    static LockedFile open(Path path) throws IOException {
        boolean existed = Files.exists(path);
        RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock = null;
        try {
            // Where no line will ever be, because a lock may keep readers out of what it covers.
            lock = bytes.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            // As if another process had it.
        } finally {
            if (lock == null) {
                bytes.close();
            }
        }
        if (lock == null) {
            throw new IllegalArgumentException("Another job writes to the journal " + path
                    + ": give each job a file of its own, or wait for that one.");
        }
        return new LockedFile(bytes, lock, !existed && bytes.length() == 0);
    }

    /** Returns whether there was no such file before. */
    boolean isCreated() {
        return created;
    }

    boolean isEmpty() throws IOException {
        return bytes.length() == 0;
    }

    /** Returns what is in the file. What is written after it was read to its end follows it. Not to be closed. */
    InputStream text() throws IOException {
        return new FileInputStream(bytes.getFD());
    }
}
