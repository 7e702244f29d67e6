package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation shows code, commands, types and files of this build. */
class DocumentedCodeTest {
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    // In backticks, alone or before a member. Header names have a hyphen and constants a second capital.
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.[\\w()]+)?`");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

    @Test
    void everyJavaBlockOfAPageIsCompiled() {
        List<Block> blocks = blocksOfPages("java");

        assertThat(blocks).isNotEmpty().allSatisfy(DocumentedCodeTest::assertCompiled);
    }

    @Test
    void everyBlockInJavadocIsCompiled() {
        List<Block> blocks = Project.publishedSources().stream()
                .flatMap(source -> Block.ofJavadoc(source).stream())
                .toList();

        assertThat(blocks).isNotEmpty().allSatisfy(DocumentedCodeTest::assertCompiled);
        long written = Project.publishedSources().stream()
                .flatMap(source -> Project.text(source).lines())
                .filter(line -> line.contains("<pre>"))
                .count();
        assertThat(blocks).as("a <pre> in Javadoc is a {@code} block").hasSize((int) written);
    }

    private static void assertCompiled(Block block) {
        assertThat(block.lines()).as("%s", block).isNotEmpty();
        assertThat(Project.exampleSources())
                .as("sources under docs/examples/src that hold the block at %s", block)
                .anyMatch(block::standsIn);
    }

    @Test
    void everyMavenCommandIsRunByCi() {
        String ci = Project.text(".ci/run");
        String user = ci.lines()
                .filter(line -> line.startsWith("user="))
                .findFirst()
                .orElseThrow()
                .substring("user=".length());
        String run = ci.replace("\\\"", "\"").replace("$user", user).replace("mvn -B ", "mvn ");
        List<String> commands = blocksOfPages("sh", "bash").stream()
                .flatMap(block -> block.lines().stream())
                .map(String::strip)
                .filter(line -> line.startsWith("mvn "))
                .toList();

        assertThat(commands).isNotEmpty().allSatisfy(command -> assertThat(run).contains(command));
    }

    @Test
    void everyDependencyIsOneOfThisProjectInItsVersion() {
        String version = element("revision", Project.text("pom.xml"));
        List<String> dependencies = allPages().stream()
                .flatMap(page -> Block.ofPage(page).stream())
                .filter(block -> block.isIn("xml"))
                .map(block -> String.join("\n", block.lines()))
                .flatMap(xml -> found(DEPENDENCY, xml))
                .toList();

        assertThat(dependencies).isNotEmpty().allSatisfy(dependency -> {
            assertThat(element("groupId", dependency)).isEqualTo("dev.sessions");
            assertThat(element("version", dependency)).isEqualTo(version);
            assertThat(Project.text(element("artifactId", dependency) + "/pom.xml"))
                    .contains("<artifactId>" + element("artifactId", dependency) + "</artifactId>");
        });
    }

    @Test
    void theUserAgentHasTheVersionOfTheBuild() {
        String version = element("revision", Project.text("pom.xml")).replace("-SNAPSHOT", "");

        assertThat(Project.text("sessions-feign/src/main/java/dev/sessions/feign/FeignSessionsBuilder.java"))
                .contains("\"sessions-java/" + version + "\"");
    }

    @Test
    void everyTypeThatAPageNamesExists() {
        Set<String> types = Stream.of(
                        Project.publishedSources(), Project.commandLineSources(), Project.exampleSources())
                .flatMap(List::stream)
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        types.addAll(List.of("IllegalArgumentException", "IllegalStateException", "NullPointerException"));

        for (Path page : allPages()) {
            assertThat(found(TYPE, Project.text(page)))
                    .as("types that %s names", page)
                    .isSubsetOf(types);
        }
        assertThat(found(TYPE, Project.text("README.md"))).contains("SessionsPort");
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() {
        for (Path page : allPages()) {
            assertThat(found(LINK, Project.text(page)).filter(link -> !link.matches("[a-z]+:.*")))
                    .as("links of %s", page)
                    .allSatisfy(link -> assertLeadsSomewhere(page, link));
        }
    }

    private static void assertLeadsSomewhere(Path page, String link) {
        String[] target = link.split("#", 2);
        Path file = target[0].isEmpty() ? page : page.resolveSibling(target[0]);
        assertThat(file).exists();
        if (target.length == 2) {
            assertThat(Project.text(file)
                            .lines()
                            .filter(line -> line.startsWith("#"))
                            .map(DocumentedCodeTest::anchor))
                    .contains(target[1]);
        }
    }

    /** Returns the anchor that GitHub gives a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Alnum} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void everyLanguageOfABlockIsOneThatIsChecked() {
        assertThat(pagesOfExamples().flatMap(page -> Block.ofPage(page).stream()))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.language())
                        .as("%s", block)
                        .isIn("java", "sh", "bash", "xml", "text", "json", "http", "mermaid"));
    }

    private static List<Path> allPages() {
        return Stream.concat(Project.pages().stream(), Project.modulePages().stream())
                .toList();
    }

    /** A test of the testkit checks the blocks of its own page. */
    private static Stream<Path> pagesOfExamples() {
        return allPages().stream().filter(page -> !page.endsWith("sessions-testkit/README.md"));
    }

    private static List<Block> blocksOfPages(String... languages) {
        return pagesOfExamples()
                .flatMap(page -> Block.ofPage(page).stream())
                .filter(block -> block.isIn(languages))
                .toList();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String element(String name, String xml) {
        return found(Pattern.compile("<" + name + ">(.*?)</" + name + ">"), xml)
                .findFirst()
                .orElse("no " + name);
    }
}
