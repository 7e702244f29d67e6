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
 * A file that one job at a time reads and then appends to, with one handle for both: where locks belong to the process (POSIX),
 * closing another handle of the file would release the lock. Not a channel, because an interrupt closes a channel, and the outcomes
 * that workers still have to record would be lost.
 */
final class LockedFile extends FileOutputStream {
    private final RandomAccessFile bytes;
    // Kept reachable, because a collected lock no longer keeps out other jobs of this process.
    final FileLock lock;
    private final boolean created;

    private LockedFile(RandomAccessFile bytes, FileLock lock, boolean created) throws IOException {
        super(bytes.getFD());
        this.bytes = bytes;
        this.lock = lock;
        this.created = created;
    }

    /**
     * Opens the file, and creates it if it is missing.
     *
     * @throws IllegalArgumentException when another job has the lock
     */
    static LockedFile open(Path path) throws IOException {
        boolean existed = Files.exists(path);
        RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock = null;
        try {
            // Beyond the last possible line, because a lock may keep readers out of the part it covers.
            lock = bytes.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            // Another job of this process has the lock.
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

    /** Returns whether the file was missing before. */
    boolean isCreated() {
        return created;
    }

    boolean isEmpty() throws IOException {
        return bytes.length() == 0;
    }

    /** Returns the content of the file, to be read to its end before the first write. The caller must not close it. */
    InputStream text() throws IOException {
        return new FileInputStream(bytes.getFD());
    }
}
