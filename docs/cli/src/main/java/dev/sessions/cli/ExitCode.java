package dev.sessions.cli;

/** How a command ended, as scripts see it. */
enum ExitCode {
    /** It did what was asked. */
    DONE(0),
    /** The service refused, failed or could not be reached, or the output could not be written. */
    FAILED(1),
    /** It was not understood; nothing was sent. */
    WRONG_USAGE(2),
    /** The job did not end all that it was to end, or the service knows none of its users. */
    INCOMPLETE(3),
    /** More than one session would end, and nobody said yes to that: nothing was ended. */
    NOT_CONFIRMED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
