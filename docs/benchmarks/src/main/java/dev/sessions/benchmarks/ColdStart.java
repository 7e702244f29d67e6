package dev.sessions.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Lists once in a fresh JVM and prints the CPU time of the process so far. */
final class ColdStart {
    private ColdStart() {}

    @SuppressWarnings("SystemOut") // The parent reads the CPU time.
    public static void main(String[] args) throws IOException {
        Subject subject = Kind.valueOf(args[0]).start(args[1]);
        subject.list(Canned.LIST_10.user(), Canned.LIST_10.limit());
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.println(cpu.toMillis());
        subject.close();
    }

    /** Runs this class in a JVM with the class path given and adds what it took. */
    static void measure(Kind subject, Path java, ClassPath classPath, String url, Figures figures) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", classPath.text(), ColdStart.class.getName(), subject.name(), url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String cpu = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            long wall = System.nanoTime() - start;
            if (cpu == null) {
                throw new IOException("The cold start of " + subject + " failed.");
            }
            figures.add("cold", subject, Metric.CPU, Double.parseDouble(cpu));
            figures.add("cold", subject, Metric.WALL, wall / 1e6);
        } finally {
            process.destroy();
        }
    }
}
