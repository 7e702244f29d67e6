package dev.sessions.cli;

/** How a command ended. */
enum ExitCode {
    /** The command is done. */
    DONE(0),
    /** The service refused, failed or could not be reached, or the output could not be written. */
    FAILED(1),
    /** The arguments or the environment were not understood; nothing was sent. */
    WRONG_USAGE(2),
    /** Some sessions did not end or some users could not be listed, or the service knows none of the users. */
    INCOMPLETE(3),
    /** More than one session would end and {@code --yes} is missing: nothing was ended. */
    NOT_CONFIRMED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
